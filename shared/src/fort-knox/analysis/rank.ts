import type { Reading } from './reading.ts';

/**
 * LexRank (Erkan and Radev 2004): a sentence is central when central sentences share its rare words. Power iteration over a graph of
 * tf-idf cosines. All integers, so that every JavaScript engine gives the same order. An inverted index with capped posting lists keeps
 * the work near linear: words that half the material holds say nothing about likeness.
 */
const LONGEST_POSTING = 160;
const NEIGHBOURS = 24;
const ROUNDS = 24;
const ONE = 1_000_000;
/** Damping 0.85 in hundredths. */
const DAMPING = 85;
/** Least cosine, in thousandths, that counts as a bond (the paper's 0.1). */
const LEAST_BOND = 100;

export interface Ranking {
  /** Centrality by sentence, thousandths of the highest. */
  readonly scores: readonly number[];
  /** Cosine of two sentences in thousandths. */
  readonly likeness: (a: number, b: number) => number;
}

/** log2 in 1/1024 by repeated squaring in integers. @param value integer 1 to 2^20 */
export function log2Fixed(value: number): number {
  let whole = 0;
  let rest = value;
  while (rest >= 2) {
    rest = Math.floor(rest / 2);
    whole += 1;
  }
  // Mantissa in 1/2^20, between 1 and 2.
  let mantissa = Math.floor((value * 1_048_576) / 2 ** whole);
  let fraction = 0;
  for (let bit = 512; bit >= 1; bit /= 2) {
    mantissa = Math.floor((mantissa * mantissa) / 1_048_576);
    if (mantissa >= 2_097_152) {
      mantissa = Math.floor(mantissa / 2);
      fraction += bit;
    }
  }
  return whole * 1024 + fraction;
}

export function rank(reading: Reading): Ranking {
  const { sentences, frequency } = reading;
  const count = sentences.length;
  const ceiling = log2Fixed(count + 1);
  const weightOf = (stem: string) => Math.max(1, ceiling - log2Fixed(frequency.get(stem) ?? 1));
  const norms = sentences.map(({ stems }) => {
    let sum = 0;
    for (const stem of stems) sum += weightOf(stem) ** 2;
    return Math.max(1, Math.floor(Math.sqrt(sum)));
  });
  const postings = new Map<string, number[]>();
  for (const { index, stems } of sentences) {
    for (const stem of stems) {
      const known = postings.get(stem);
      if (known) known.push(index);
      else postings.set(stem, [index]);
    }
  }
  const bonds = sentences.map(({ index, stems }) => neighbours(index, stems, postings, weightOf, norms));
  return { scores: iterate(bonds, count), likeness: likenessOf(reading, weightOf, norms) };
}

interface Bond {
  readonly to: number;
  readonly weight: number;
}

function neighbours(
  index: number,
  stems: readonly string[],
  postings: ReadonlyMap<string, readonly number[]>,
  weightOf: (stem: string) => number,
  norms: readonly number[],
): readonly Bond[] {
  const products = new Map<number, number>();
  for (const stem of stems) {
    const posting = postings.get(stem) ?? [];
    if (posting.length > LONGEST_POSTING) continue;
    const square = weightOf(stem) ** 2;
    for (const other of posting) if (other !== index) products.set(other, (products.get(other) ?? 0) + square);
  }
  const bonds: Bond[] = [];
  for (const [to, product] of products) {
    const weight = cosine(product, norms[index] ?? 1, norms[to] ?? 1);
    if (weight >= LEAST_BOND) bonds.push({ to, weight });
  }
  return bonds.sort((a, b) => b.weight - a.weight || a.to - b.to).slice(0, NEIGHBOURS);
}

function cosine(product: number, a: number, b: number): number {
  return Math.min(1000, Math.floor((product * 1000) / (a * b)));
}

function iterate(bonds: readonly (readonly Bond[])[], count: number): readonly number[] {
  const totals = bonds.map((list) => list.reduce((sum, bond) => sum + bond.weight, 0));
  let scores = Array.from({ length: count }, () => ONE);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = Array.from({ length: count }, () => ONE - Math.floor((ONE * DAMPING) / 100));
    bonds.forEach((list, from) => {
      const total = totals[from] ?? 0;
      const share = Math.floor(((scores[from] ?? 0) * DAMPING) / 100);
      for (const { to, weight } of list) next[to] = (next[to] ?? 0) + Math.floor((share * weight) / total);
    });
    scores = next;
  }
  const highest = scores.reduce((a, b) => Math.max(a, b), 1);
  return scores.map((score) => Math.floor((score * 1000) / highest));
}

function likenessOf(reading: Reading, weightOf: (stem: string) => number, norms: readonly number[]) {
  return (a: number, b: number): number => {
    const left = reading.sentences[a]?.stems ?? [];
    const right = reading.sentences[b]?.stems ?? [];
    let product = 0;
    for (let i = 0, j = 0; i < left.length && j < right.length; ) {
      const [x = '', y = ''] = [left[i], right[j]];
      if (x === y) product += weightOf(x) ** 2;
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    return cosine(product, norms[a] ?? 1, norms[b] ?? 1);
  };
}

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998), lambda 0.7: the best sentence that is not yet said.
 * Candidates are capped so that the work stays far below the square of the material.
 * @param salience thousandths, higher first; ties fall to the earlier sentence
 */
export function diverse(
  candidates: readonly number[],
  salience: (index: number) => number,
  likeness: (a: number, b: number) => number,
  wanted: number,
): readonly number[] {
  const pool = [...candidates]
    .sort((a, b) => salience(b) - salience(a) || a - b)
    .slice(0, wanted * 3 + 20)
    .map((index) => ({ index, closest: 0, taken: false }));
  const chosen: number[] = [];
  while (chosen.length < wanted) {
    let best: (typeof pool)[number] | null = null;
    let bestScore = 0;
    for (const item of pool) {
      if (item.taken) continue;
      const score = 7 * salience(item.index) - 3 * item.closest;
      if (!best || score > bestScore) {
        best = item;
        bestScore = score;
      }
    }
    if (!best) break;
    best.taken = true;
    chosen.push(best.index);
    for (const item of pool) if (!item.taken) item.closest = Math.max(item.closest, likeness(item.index, best.index));
  }
  return chosen;
}
