import type { z } from 'zod';

/** A text of a row that the server gates. */
export interface RowText {
  /** Path in the row: `title`, `tags.0`, `report.summary.3.text`. */
  readonly field: string;
  readonly text: string;
  readonly as: 'content' | 'title';
}

/** A part of a schema: what the walk below needs of Zod's definitions (zod 4, `_zod.def`). */
interface Part {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly shape?: Readonly<Record<string, Part>>;
      readonly element?: Part;
      readonly innerType?: Part;
      readonly items?: readonly Part[];
    };
  };
  meta?(): { readonly gated?: unknown } | undefined;
}

/**
 * Every text of a row, wherever it lies in it, by the marks of its schema (`gated-rows.ts`).
 * @param row as the schema parsed it
 * @throws TypeError for a kind of schema that the walk does not know: nothing is passed over in silence
 */
export function textsOf(schema: z.ZodType, row: unknown): readonly RowText[] {
  const texts: RowText[] = [];
  walk(schema as unknown as Part, row, '', (field, text, as) => texts.push({ field, text, as }));
  return texts;
}

type OnText = (field: string, text: string, as: RowText['as']) => void;

function walk(part: Part, value: unknown, path: string, on: OnText): void {
  if (value === null || value === undefined) return;
  const { type, shape, element, innerType, items } = part._zod.def;
  const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  switch (type) {
    case 'string': {
      const as = part.meta?.()?.gated;
      if ((as === 'content' || as === 'title') && typeof value === 'string') on(path, value, as);
      return;
    }
    case 'object':
      for (const [key, inner] of Object.entries(shape ?? {}))
        walk(inner, (value as Record<string, unknown>)[key], at(key), on);
      return;
    case 'array':
      if (element && !isPlain(element))
        for (const [i, each] of (value as readonly unknown[]).entries()) walk(element, each, at(i), on);
      return;
    case 'nullable':
    case 'optional':
      if (innerType) walk(innerType, value, path, on);
      return;
    case 'tuple':
      if (!(items ?? []).every(isPlain)) throw new TypeError(`a text in a tuple at ${path}`);
      return;
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return;
    default:
      throw new TypeError(`no rule for ${type} at ${path}`);
  }
}

/** Holds no text at all: the anchors of three hours of words are not walked. */
function isPlain(part: Part): boolean {
  const { type, items } = part._zod.def;
  return type === 'tuple' ? (items ?? []).every(isPlain) : ['number', 'boolean', 'enum', 'literal'].includes(type);
}
