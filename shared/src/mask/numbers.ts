import { hmacSha256, type Sha256Hex } from '../core/sha256.ts';
import type { Instant } from '../core/time.ts';
import type { SpanType } from './levels.ts';
import type { MaskProject, NumberClaim, Pseudonym } from './mask-types.ts';
import { placeholderOf } from './placeholders.ts';

// The number table of a project: which value has which number, without the value. It may be synced; surface forms stay in
// the vault. Claims are only ever added, so two devices that worked apart unite theirs and come to the same answer.

/** @param projectKey 64 hexadecimal digits, random, kept in the vault. Without it nobody can try names against the table. */
export function numberKey(projectKey: string, type: SpanType, canonical: string): Sha256Hex {
  return hmacSha256(projectKey, `${type}\n${canonical}`);
}

/** All claims of both, each once, in one order. Commutative, associative and idempotent. */
export function uniteClaims(mine: readonly NumberClaim[], theirs: readonly NumberClaim[]): readonly NumberClaim[] {
  const all = new Map([...mine, ...theirs].map((claim) => [idOf(claim), claim]));
  return [...all.values()].sort(inOrder);
}

function idOf({ key, type, number, at, joins }: NumberClaim): string {
  return `${at} ${joins === key ? 1 : 0} ${key} ${type} ${number} ${joins ?? ''}`;
}

function inOrder(a: NumberClaim, b: NumberClaim): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0;
}

/**
 * Key -> number. Where two values took the same number apart from each other, the earlier one keeps it; a value whose
 * claims all lost has none and is to take a new one. A value that a person joined to another follows it wherever it goes.
 */
export function numbersOf(claims: readonly NumberClaim[]): ReadonlyMap<Sha256Hex, number> {
  const numbers = remembered.get(claims) ?? workOut(claims);
  remembered.set(claims, numbers);
  return numbers;
}

/** A text is masked in several rounds with one table. */
const remembered = new WeakMap<readonly NumberClaim[], ReadonlyMap<Sha256Hex, number>>();

function workOut(claims: readonly NumberClaim[]): ReadonlyMap<Sha256Hex, number> {
  const holder = new Map<string, Sha256Hex>();
  const own = new Map<Sha256Hex, number>();
  const joined = new Map<Sha256Hex, Sha256Hex>();
  const rootOf = (key: Sha256Hex) => {
    let root = key;
    for (let next = joined.get(root); next !== undefined; next = joined.get(root)) root = next;
    return root;
  };
  for (const { key, type, number, joins } of [...claims].sort(inOrder)) {
    if (joins === undefined) {
      const place = placeholderOf(type, number);
      if (!holder.has(place)) holder.set(place, key);
      if (holder.get(place) === key && !own.has(key)) own.set(key, number);
      continue;
    }
    joined.delete(key);
    const root = rootOf(joins);
    if (root !== key) joined.set(key, root);
  }
  const numbers = new Map<Sha256Hex, number>();
  for (const { key } of claims) {
    const number = own.get(rootOf(key));
    if (number !== undefined) numbers.set(key, number);
  }
  return numbers;
}

/** The highest number of each type that was ever claimed: a number is never given out twice. */
export function highestNumbers(project: MaskProject): Map<SpanType, number> {
  const highest = new Map<SpanType, number>();
  for (const { type, number } of [...project.pseudonyms, ...(project.numbers ?? [])])
    highest.set(type, Math.max(highest.get(type) ?? 0, number));
  return highest;
}

export interface Settled {
  readonly project: MaskProject;
  /** Placeholders in texts that were masked with `project` before: old -> new. Empty most of the time. */
  readonly moved: ReadonlyMap<string, string>;
}

/**
 * Takes in claims from elsewhere, gives a new number to each value that lost its own, and claims what has no claim yet.
 * @param project with its `key`
 * @param at now, for the claims that are made
 */
export function settleNumbers(project: MaskProject, theirs: readonly NumberClaim[], at: Instant): Settled {
  const { key: projectKey } = project;
  if (projectKey === undefined) return { project, moved: new Map() };
  if (theirs.length === 0 && project.pseudonyms.every(({ key }) => key !== undefined))
    return { project, moved: new Map() };
  let claims = uniteClaims(project.numbers ?? [], theirs);
  const known = project.pseudonyms.map((pseudonym) => ({
    ...pseudonym,
    key: pseudonym.key ?? numberKey(projectKey, pseudonym.type, pseudonym.canonical),
  }));
  const claimed = new Set(claims.map(({ key }) => key));
  const fresh = known
    .filter(({ key }) => !claimed.has(key))
    .map(({ key, type, number }): NumberClaim => ({ key, type, number, at }));
  claims = uniteClaims(claims, fresh);
  let numbers = numbersOf(claims);
  const lost = known.filter(({ key }) => !numbers.has(key));
  if (lost.length > 0) {
    const highest = highestNumbers({ ...project, numbers: claims });
    const taken = lost.map(({ key, type }): NumberClaim => {
      const number = (highest.get(type) ?? 0) + 1;
      highest.set(type, number);
      return { key, type, number, at };
    });
    claims = uniteClaims(claims, taken);
    numbers = numbersOf(claims);
  }
  const moved = new Map<string, string>();
  const pseudonyms = known.map((pseudonym): Pseudonym => {
    const number = numbers.get(pseudonym.key) ?? pseudonym.number;
    if (number === pseudonym.number) return pseudonym;
    moved.set(placeholderOf(pseudonym.type, pseudonym.number), placeholderOf(pseudonym.type, number));
    return { ...pseudonym, number };
  });
  return { project: { ...project, pseudonyms, numbers: claims }, moved };
}

/**
 * "[PERSON 5] is [PERSON 2]": every value that has the number `from` gets `into`. The number `from` is never used again.
 * @returns unchanged, with nothing moved, when either is not in the project or they are the same
 */
export function joinNumbers(project: MaskProject, type: SpanType, from: number, into: number, at: Instant): Settled {
  const has = (number: number) => project.pseudonyms.some((each) => each.type === type && each.number === number);
  if (from === into || !has(from) || !has(into)) return { project, moved: new Map() };
  const settled = settleNumbers(project, [], at).project;
  const target = settled.pseudonyms.find((each) => each.type === type && each.number === into)?.key;
  if (target === undefined) return { project, moved: new Map() };
  const joins = settled.pseudonyms.flatMap(({ key, ...each }): NumberClaim[] =>
    each.type === type && each.number === from && key !== undefined
      ? [{ key, type, number: from, at, joins: target }]
      : [],
  );
  return settleNumbers(settled, joins, at);
}

/**
 * Takes a joining back: values that were joined as `from` have their own number again.
 * @returns unchanged, with nothing moved, when nothing was joined so
 */
export function partNumbers(project: MaskProject, type: SpanType, from: number, at: Instant): Settled {
  const keys = new Set(
    (project.numbers ?? [])
      .filter((claim) => claim.type === type && claim.number === from && claim.joins)
      .map(({ key }) => key),
  );
  // Not before the joining, whatever the clock says; at the same instant a parting comes after (`idOf`).
  const after = [at, ...(project.numbers ?? []).map((claim) => claim.at)].sort().at(-1) ?? at;
  const parts = [...keys].map((key): NumberClaim => ({ key, type, number: from, at: after, joins: key }));
  return parts.length === 0 ? { project, moved: new Map() } : settleNumbers(project, parts, at);
}
