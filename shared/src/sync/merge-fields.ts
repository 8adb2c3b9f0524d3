export type Row = { readonly [field: string]: unknown };
export interface Sides<T = unknown> {
  /** What both were made from; undefined where nobody knows. */
  readonly base: T | undefined;
  readonly ours: T;
  readonly theirs: T;
  /** The side that was written last; the same side whoever merges. */
  readonly later: 'ours' | 'theirs';
}

/** JSON with sorted keys: equal values give equal text. Unlike canonical JSON it takes fractions and leaves `undefined` out. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export const same = (a: unknown, b: unknown): boolean => a === b || stableJson(a) === stableJson(b);

/** The side that changed; when both did, the later one. */
export function pickChanged<T>({ base, ours, theirs, later }: Sides<T>): T {
  if (same(ours, theirs)) return ours;
  if (base !== undefined && same(theirs, base)) return ours;
  if (base !== undefined && same(ours, base)) return theirs;
  return later === 'ours' ? ours : theirs;
}

/** Both changed it, and not alike. */
export function bothChanged({ base, ours, theirs }: Sides): boolean {
  return !same(ours, theirs) && !(base !== undefined && (same(ours, base) || same(theirs, base)));
}

/** Values that are in one list: added by either stays, removed by either goes. In the order of the side that was written last. */
export function mergeSet({ base = [], ours, theirs, later }: Sides<readonly unknown[]>): readonly unknown[] {
  return mergeKeyed({ base, ours, theirs, later }, stableJson);
}

/** The same for things with a key; one that both changed is merged, or else taken from the later side. */
export function mergeKeyed<T>(
  { base, ours, theirs, later }: Sides<readonly T[]>,
  keyOf: (item: T) => string,
  merge: (sides: Sides<T>) => T = pickChanged,
): readonly T[] {
  const byKey = (list: readonly T[]) => new Map(list.map((item) => [keyOf(item), item]));
  const [before, mine, other] = [byKey(base ?? []), byKey(ours), byKey(theirs)];
  const [first, second] = later === 'ours' ? [mine, other] : [other, mine];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((key) => {
    const [was, a, b] = [before.get(key), mine.get(key), other.get(key)];
    if (a !== undefined && b !== undefined) return [merge({ base: was, ours: a, theirs: b, later })];
    const left = a ?? b;
    // Gone on one side: removed there, unless it is new on the other.
    return left !== undefined && was === undefined ? [left] : [];
  });
}

/** Of two levels, revisions or versions the higher. */
export function highest<T extends string | number>(ours: T, theirs: T, order?: readonly T[]): T {
  const rank = (value: T) => (order ? order.indexOf(value) : value);
  return rank(ours) >= rank(theirs) ? ours : theirs;
}

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const asRow = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
