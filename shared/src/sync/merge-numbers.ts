import type { MaskProject, NumberClaim, OwnMark, Pseudonym } from '../mask/mask-types.ts';
import { numberKey, settleNumbers, uniteClaims } from '../mask/numbers.ts';
import { mergeKeyed, mergeSet, pickChanged, type Sides } from './merge-fields.ts';

/**
 * Numbers, words and releases of a project. Claims and names are only ever united, so that nothing that was hidden is shown;
 * two names that were given one number apart from each other get one each (`mask/numbers.ts`). What a device has not seen of
 * the other's makes its texts behind: the revision rises.
 */
export function mergeMaskProject({ base, ours, theirs, later }: Sides<MaskProject>): MaskProject {
  const key = keyOf(ours, theirs);
  const [mine, other] = [rekeyed(ours, key), rekeyed(theirs, key)];
  const field = <T>(of: (project: MaskProject) => readonly T[] | undefined): Sides<readonly T[]> => ({
    base: base && (of(base) ?? []),
    ours: of(mine) ?? [],
    theirs: of(other) ?? [],
    later,
  });
  const numbers = uniteClaims(mine.numbers ?? [], other.numbers ?? []);
  const united: MaskProject = {
    ...(later === 'ours' ? { ...other, ...mine } : { ...mine, ...other }),
    pseudonyms: mergeKeyed({ ...field((each) => each.pseudonyms), base: [] }, nameOf, mergePseudonym),
    alwaysMask: mergeSet(field((each) => each.alwaysMask)) as MaskProject['alwaysMask'],
    releases: mergeSet(field((each) => each.releases)) as MaskProject['releases'],
    ownMarks: mergeKeyed<OwnMark>(
      field((each) => each.ownMarks),
      ({ id }) => id,
    ),
    numbers,
    moved: later === 'ours' ? { ...other.moved, ...mine.moved } : { ...mine.moved, ...other.moved },
    revision: Math.max(mine.revision ?? 0, other.revision ?? 0) + 1,
    settled: Math.min(mine.settled ?? 0, other.settled ?? 0),
  };
  // The latest claim's time, not a clock: whoever merges comes to the same, and a number that was taken stays taken.
  return settleNumbers(united, numbers, numbers.at(-1)?.at ?? '').project;
}

const nameOf = ({ type, canonical }: Pseudonym) => `${type} ${canonical}`;

function mergePseudonym(sides: Sides<Pseudonym>): Pseudonym {
  const forms = mergeSet({ ...sides, base: [], ours: sides.ours.forms, theirs: sides.theirs.forms });
  const sure = sides.ours.sure || sides.theirs.sure;
  return { ...pickChanged(sides), forms: forms as Pseudonym['forms'], ...(sure ? { sure: true } : {}) };
}

/** Two devices that began a project's table apart from each other each made a key: the one that was used first stays. */
function keyOf(a: MaskProject, b: MaskProject): string | undefined {
  if (a.key === undefined || b.key === undefined) return a.key ?? b.key;
  const [first, second] = [firstClaim(a), firstClaim(b)];
  if (first !== second) return first < second ? a.key : b.key;
  return [a.key, b.key].sort()[0];
}

function firstClaim({ numbers = [] }: MaskProject): string {
  return numbers.map(({ at }) => at).sort()[0] ?? '\uffff';
}

/** The same table under another key, as far as the names behind its claims are known here. */
function rekeyed(project: MaskProject, key: string | undefined): MaskProject {
  if (key === undefined || project.key === undefined || project.key === key) return project;
  const renamed = new Map(
    project.pseudonyms.flatMap((each) =>
      each.key === undefined ? [] : [[each.key, numberKey(key, each.type, each.canonical)]],
    ),
  );
  const now = (old: string) => renamed.get(old) ?? old;
  return {
    ...project,
    key,
    pseudonyms: project.pseudonyms.map((each) => (each.key === undefined ? each : { ...each, key: now(each.key) })),
    numbers: (project.numbers ?? []).map(
      (claim): NumberClaim => ({
        ...claim,
        key: now(claim.key),
        ...(claim.joins === undefined ? {} : { joins: now(claim.joins) }),
      }),
    ),
  };
}
