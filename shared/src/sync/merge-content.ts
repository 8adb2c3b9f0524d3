import { MASK_LEVELS, type MaskLevel } from '../mask/levels.ts';
import { asList, asRow, highest, mergeSet, pickChanged, type Row, type Sides, same } from './merge-fields.ts';
import { mergeText, type Versions } from './merge-text.ts';

/** What belongs to the text of a masked row and makes sense only with that text. */
const WITH_TEXT = ['text', 'rulesetHash', 'marks', 'secondOpinion', 'originalId', 'bytes', 'pages'] as const;

/** No rules: what bears this is held by every gate until it is masked again. */
const HELD = 'held';

export interface MergedContent {
  readonly fields: Row;
  readonly conflicts: readonly Versions[];
  /** The text is neither side's: mask and gate it before it is stored. */
  readonly remask: boolean;
  /** The side whose text was left out, with what belonged to it; null when nothing was. */
  readonly beaten: 'ours' | 'theirs' | null;
}

/**
 * The masked text of a document or a note. One side changed it: its text with all that belongs to it. Both did: the texts are
 * merged, and the row is held until it has been masked again. The higher level and revision always stand.
 */
export function mergeContent({ base, ours, theirs, later }: Sides<Row>): MergedContent {
  const level = highest(ours.level as MaskLevel, theirs.level as MaskLevel, MASK_LEVELS);
  const revision = Math.max(Number(ours.revision ?? 0), Number(theirs.revision ?? 0));
  const releases = mergeSet({
    base: base && asList(base.releases),
    ours: asList(ours.releases),
    theirs: asList(theirs.releases),
    later,
  });
  const whole = { level, ...(revision > 0 ? { revision } : {}), ...(releases.length > 0 ? { releases } : {}) };
  const taken = (side: Row, beaten: MergedContent['beaten'] = null): MergedContent => ({
    fields: {
      ...pick(side, WITH_TEXT),
      reviewed: isReviewed(side, ours, theirs),
      ...pick(side, ['transcript']),
      ...whole,
    },
    conflicts: [],
    // A text that was masked at a lower level than the other side has raised it to.
    remask: side.level !== level,
    beaten,
  });
  if (same(ours.text, theirs.text)) return taken(pickChanged({ base, ours, theirs, later }) === ours ? ours : theirs);
  if (base && same(theirs.text, base.text)) return taken(ours);
  if (base && same(ours.text, base.text)) return taken(theirs);
  // Times are bound to places in the text: a transcript is one side's whole, the one that people have written more in.
  if (ours.transcript || theirs.transcript) {
    const [mine, other] = [byPeople(ours), byPeople(theirs)];
    const side = mine === other ? later : mine > other ? 'ours' : 'theirs';
    return side === 'ours' ? taken(ours, 'theirs') : taken(theirs, 'ours');
  }
  const { text, conflicts } = mergeText(base ? String(base.text) : null, String(ours.text), String(theirs.text));
  const side = later === 'ours' ? ours : theirs;
  return {
    fields: {
      ...pick(side, WITH_TEXT),
      text,
      marks: [],
      rulesetHash: HELD,
      reviewed: false,
      // What either of them wrote from is no longer where the text comes from.
      ...(ours.originalId === theirs.originalId ? {} : { originalId: null }),
      ...whole,
    },
    conflicts,
    remask: true,
    beaten: null,
  };
}

/** A review is of one text: it stands while that text does. */
function isReviewed(side: Row, ours: Row, theirs: Row): boolean {
  return [ours, theirs].some((each) => each.reviewed === true && each.text === side.text && each.level === side.level);
}

/** Words that a person has written: a machine is always so or so sure of its own (`documents/transcript-facts.ts`, WordAnchor). */
function byPeople(row: Row): number {
  const segments = asList(asRow(row.transcript).segments).map((segment) => asList(asRow(segment).words));
  return segments.flat().filter((word) => asList(word)[4] === -1).length;
}

function pick(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]));
}
