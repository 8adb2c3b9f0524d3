import type { MaskedText } from '../core/brand.ts';
import { detect } from './detect.ts';
import { type Folded, fold, originalEnd, originalStart } from './fold-map.ts';
import { findKnown } from './known-values.ts';
import { type MaskLevel, typesOf } from './levels.ts';
import type { Candidate, MaskInput, MaskProject, MaskResult, MaskSpan } from './mask-types.ts';
import { guarded, type PlaceholderSpot, placeholderOf, placeholderSpots, plainPlaceholder } from './placeholders.ts';
import { numberSpans } from './pseudonyms.ts';
import { isReleased } from './releases.ts';
import { resolve } from './resolve.ts';
import { MASK_RULES } from './rules.ts';

/**
 * NormalText -> MaskedText: hides what the level hides behind placeholders that are stable within the project.
 * Pure and synchronous; the project that comes back holds the numbers that were given out. Idempotent for that project.
 * A placeholder in the source that the project did not give loses its brackets, so that nothing can forge one.
 */
export function mask(input: MaskInput): MaskResult {
  const { level, project } = input;
  const source = withoutForgeries(input.text, project);
  const { candidates, built } = candidatesOf(source, level, project, input.extraSpans ?? []);
  return built ?? build(source.text, resolve(source.text, candidates), project);
}

/** Rounds of reading the answer again; more than one is rare. */
const ROUNDS = 3;

interface Gathered {
  readonly candidates: readonly Candidate[];
  /** The answer made of them, where reading it again found nothing more. */
  readonly built: MaskResult | null;
}

/** All that is hidden at a level: what its detectors find, and what they still find when that is cut. */
function candidatesOf(
  source: Source,
  level: MaskLevel,
  project: MaskProject,
  extraSpans: readonly Candidate[],
): Gathered {
  const { text, folded, own } = source;
  const kept = own.map((spot) => originalSpot(folded, spot));
  // Only paranoid cuts so finely (single digits) that what strict would see in the rest is lost.
  const below = level === 'paranoid' ? 'strict' : null;
  let candidates = [
    ...(below ? candidatesOf(source, below, project, extraSpans).candidates : []),
    ...findAll(text, folded, guarded(folded.text, own), level, project),
    ...extraSpans.filter((span) => typesOf(level).has(span.type)),
  ].flatMap((candidate) => outside(candidate, kept));
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = build(text, resolve(text, candidates), project);
    if (result.spans.length === 0) return { candidates, built: result };
    // What was cut changes what its neighbours mean: read the answer as the next reader will.
    const more = residue(result.masked, level, result.project);
    if (more.length === 0) return { candidates, built: result };
    const back = more.map((hit) => backToInput(hit, result.spans));
    candidates = [...candidates, ...back.flatMap((candidate) => outside(candidate, kept))];
  }
  return { candidates, built: null };
}

/**
 * What masking would still hide in a text that was masked before; every placeholder in it is trusted. For the server, which
 * has no key table: a hit that no release covers is a refusal. Offsets are in `masked`.
 */
export function residue(masked: string, level: MaskLevel, project: MaskProject): Candidate[] {
  const folded = fold(masked);
  const spots = placeholderSpots(folded.text);
  const kept = spots.map((spot) => originalSpot(folded, spot));
  return resolve(
    masked,
    findAll(masked, folded, guarded(folded.text, spots), level, project).flatMap((hit) => outside(hit, kept)),
  );
}

function findAll(text: string, folded: Folded, read: string, level: MaskLevel, project: MaskProject): Candidate[] {
  const types = typesOf(level);
  const hits = [...detect(read, level), ...findKnown(read, level, project)];
  const found: Candidate[] = [];
  for (const { rule, start, end } of hits) {
    const { type, confidence } = MASK_RULES[rule];
    // Long runs of digits that nothing explains are hidden at every level: fail closed.
    if (!types.has(type) && rule !== 'digits.long-run') continue;
    if (isReleased(project, type, read.slice(start, end))) continue;
    found.push({ type, rule, confidence, start: originalStart(folded, start), end: originalEnd(folded, end) });
  }
  return found.filter(({ start, end }) => start < end && end <= text.length);
}

/** The parts of a candidate that lie outside placeholders. */
function outside(candidate: Candidate, kept: readonly PlaceholderSpot[]): Candidate[] {
  if (kept.length === 0) return [candidate];
  const parts: Candidate[] = [];
  let from = candidate.start;
  for (let i = firstEndingAfter(kept, candidate.start); i < kept.length; i += 1) {
    const spot = kept[i];
    if (!spot || spot.start >= candidate.end) break;
    if (spot.start > from) parts.push({ ...candidate, start: from, end: spot.start });
    from = Math.max(from, spot.end);
  }
  if (from < candidate.end) parts.push({ ...candidate, start: from, end: candidate.end });
  return parts;
}

function firstEndingAfter(kept: readonly PlaceholderSpot[], offset: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function originalSpot(folded: Folded, spot: PlaceholderSpot): PlaceholderSpot {
  // Up to its bracket: an invisible sign that follows is not part of the placeholder.
  return { start: originalStart(folded, spot.start), end: originalStart(folded, spot.end - 1) + 1 };
}

/** The output, written once from the spans. */
function build(text: string, spans: readonly Candidate[], project: MaskProject): MaskResult {
  const forms = spans.map((span) => fold(text.slice(span.start, span.end)).text);
  const { placeholders, project: numbered } = numberSpans(spans, forms, project);
  const parts: string[] = [];
  const made: MaskSpan[] = [];
  let from = 0;
  let length = 0;
  const put = (piece: string) => {
    parts.push(piece);
    length += piece.length;
  };
  spans.forEach((span, i) => {
    put(text.slice(from, span.start));
    const placeholder = placeholders[i] ?? '';
    // Field by field: spreading is ten times slower, and there may be half a million.
    const { type, start, end, confidence, rule } = span;
    const maskedEnd = length + placeholder.length;
    made.push({ type, start, end, confidence, rule, placeholder, maskedStart: length, maskedEnd });
    put(placeholder);
    from = span.end;
  });
  put(text.slice(from));
  return { masked: parts.join('') as MaskedText, spans: made, project: numbered };
}

interface Source {
  readonly text: string;
  readonly folded: Folded;
  /** Placeholders that the project gave, in the folded text. */
  readonly own: readonly PlaceholderSpot[];
}

/** The input with round brackets where it forges a placeholder: the same length, so that offsets hold. */
function withoutForgeries(text: string, project: MaskProject): Source {
  const folded = fold(text);
  const given = new Set(project.pseudonyms.map(({ type, number }) => placeholderOf(type, number)));
  const spots = placeholderSpots(folded.text);
  const isOwn = (spot: PlaceholderSpot) => {
    const { start, end } = originalSpot(folded, spot);
    return given.has(plainPlaceholder(text.slice(start, end)));
  };
  const forged = spots.filter((spot) => !isOwn(spot));
  if (forged.length === 0) return { text, folded, own: spots };
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of forged) {
    const open = originalStart(folded, start);
    const close = originalStart(folded, end - 1);
    parts.push(text.slice(from, open), '(', text.slice(open + 1, close), ')');
    from = close + 1;
  }
  parts.push(text.slice(from));
  const harmless = parts.join('');
  return { text: harmless, folded: fold(harmless), own: spots.filter(isOwn) };
}

/** A hit in the masked text, in offsets of the input. It never touches a placeholder, so it lies between two spans. */
function backToInput(hit: Candidate, spans: readonly MaskSpan[]): Candidate {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.maskedStart ?? 0) < hit.end) low = middle + 1;
    else high = middle;
  }
  const before = spans[low - 1];
  const shift = before ? before.end - before.maskedEnd : 0;
  return { ...hit, start: hit.start + shift, end: hit.end + shift };
}
