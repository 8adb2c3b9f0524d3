import {
  grown,
  inReviewOrder,
  likelyType,
  type ReviewHit,
  reviewHits,
  type Side,
  shrunk,
  wholeWords,
  wordAfter,
  wordBefore,
} from '@arbetsytan/shared/documents/review';
import type { Passage } from '@arbetsytan/shared/documents/segments';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { type Decision, decide, termOf, undoOf } from '@arbetsytan/shared/mask/decisions';
import type { SpanType } from '@arbetsytan/shared/mask/levels';
import type { MaskProject, Release } from '@arbetsytan/shared/mask/mask-types';
import { plainPlaceholder } from '@arbetsytan/shared/mask/placeholders';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStatus } from '../../../design/status.tsx';
import { type Action, useAction } from '../../../platform/desk/use-action.ts';
import { useDesk } from '../../../platform/desk/use-desk.tsx';
import type { MaskedForReview } from '../../../platform/masking/mask-all.ts';
import { numberOf, termAt } from './hit-words.ts';
import type { ReviewSubject } from './review-subject.ts';

/** What is on the screen: the original is here and in the vault, nowhere else. */
interface Shown {
  readonly review: MaskedForReview;
  readonly lists: MaskProject;
}

/** A decision that can be taken back, and where it was made. */
interface Step {
  readonly inverse: readonly Decision[];
  readonly at: number;
}

export interface Review extends Pick<Action, 'busy' | 'error' | 'reasons'> {
  /** Null until the original is open, and when it was hidden. */
  readonly shown: Shown | null;
  /** Doubtful first. */
  readonly hits: readonly ReviewHit[];
  readonly current: ReviewHit | null;
  /** Words chosen in the original, by mouse, touch or keyboard. */
  readonly range: Passage | null;
  readonly inWords: boolean;
  readonly rangeType: SpanType;
  readonly doubtfulLeft: number;
  readonly canUndo: boolean;
  open(): void;
  hide(): void;
  goTo(hit: ReviewHit): void;
  step(by: 1 | -1): void;
  choose(passage: Passage | null): void;
  setRangeType(type: SpanType): void;
  startWords(): void;
  leaveWords(): void;
  resize(side: Side, how: 'grow' | 'shrink'): void;
  mask(): void;
  release(release: Release): void;
  /** Takes back a mark of one's own or a word of the list; false where a reason is needed. */
  keepOwn(): boolean;
  everywhere(): void;
  /** Says that the current value is the one behind another placeholder of its type. */
  join(into: string): void;
  undo(): void;
}

/** One review: where the reviewer is, what has been decided, and the text as it is masked by now. */
export function useReview(subject: ReviewSubject, onDecided: () => void): Review {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run, passed } = useAction();
  const [shown, setShown] = useState<Shown | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [range, setRange] = useState<Passage | null>(null);
  const [inWords, setInWords] = useState(false);
  const [pickedType, setPickedType] = useState<SpanType | null>(null);
  const [history, setHistory] = useState<readonly Step[]>([]);
  const { projectId, textId, level } = subject;
  const subjectNow = useRef(subject);
  subjectNow.current = subject;

  const hits = useMemo(() => {
    if (!shown) return [];
    const own = (shown.lists.ownMarks ?? []).filter((mark) => mark.textId === textId);
    return inReviewOrder(reviewHits(shown.review.content.marks, shown.review.places, own));
  }, [shown, textId]);
  const current = hits.find((hit) => hit.key === key) ?? null;
  const original = shown?.review.original ?? '';

  /** Masks the original with the lists as they are, and stores it. Null when the gate says no. */
  const again = useCallback(
    async (text: string): Promise<Shown | null> => {
      const review = passed(await desk.masking.maskForReview({ projectId, textId, level, text }));
      if (!review || !passed(await subjectNow.current.store(review.content))) return null;
      return { review, lists: await desk.vault.maskProject(projectId) };
    },
    [desk, projectId, textId, level, passed],
  );

  const open = useCallback(
    () =>
      void run(async () => {
        const next = await again(await subjectNow.current.open());
        if (!next) return;
        setShown(next);
        setKey(inReviewOrder(reviewHits(next.review.content.marks, next.review.places, []))[0]?.key ?? null);
      }),
    [run, again],
  );
  useEffect(open, [open]);

  const put = (next: Shown, at: number, wasDoubtful: boolean) => {
    const all = reviewHits(next.review.content.marks, next.review.places, []);
    const doubtful = all.filter((hit) => hit.isDoubtful);
    const here = all.find((hit) => hit.original.start <= at && at < hit.original.end);
    const onwards = doubtful.find((hit) => hit.original.start > at) ?? doubtful[0];
    setShown(next);
    setKey(((wasDoubtful ? (onwards ?? here) : (here ?? onwards)) ?? all[0])?.key ?? null);
    setRange(null);
    setInWords(false);
    setPickedType(null);
  };

  /** Decides, masks again and stores. A decision that the text cannot be stored with is taken back, and the reasons are shown. */
  const act = (decisions: readonly Decision[], said: string, at: number, wasDoubtful = false, isUndo = false) =>
    void run(async () => {
      if (!shown) return;
      let known = await desk.vault.maskProject(projectId);
      const inverse: Decision[] = [];
      for (const decision of decisions) {
        inverse.unshift(...undoOf(known, decision, ({ start, end }) => original.slice(start, end)));
        known = decide(known, decision);
      }
      if (!passed(await desk.masking.decide(projectId, decisions))) return;
      const next = await again(original);
      if (!next) {
        await desk.masking.decide(projectId, inverse);
        say(reviewSv.refused);
        return;
      }
      setHistory((before) => (isUndo ? before.slice(0, -1) : [...before, { inverse, at }]));
      put(next, at, wasDoubtful);
      say(said);
      onDecided();
    });

  const chosen = range ?? current?.original ?? null;
  const rangeType = pickedType ?? (range ? likelyType(original.slice(range.start, range.end)) : 'PERSON');
  const choose = (passage: Passage | null) => {
    setRange(passage ? wholeWords(original, passage) : null);
    setPickedType(null);
  };

  return {
    busy,
    error,
    reasons,
    shown,
    hits,
    current,
    range,
    inWords,
    rangeType,
    doubtfulLeft: hits.filter((hit) => hit.isDoubtful).length,
    canUndo: history.length > 0,
    open,
    hide: () => {
      setShown(null);
      setRange(null);
      setInWords(false);
    },
    goTo: (hit) => {
      setKey(hit.key);
      setRange(null);
      setInWords(false);
    },
    step: (by) => {
      if (inWords && range) {
        const word = by > 0 ? wordAfter(original, range.end) : wordBefore(original, range.start);
        if (word) choose(word);
        return;
      }
      const at = hits.findIndex((hit) => hit.key === key);
      const next = hits[at < 0 ? 0 : (at + by + hits.length) % hits.length];
      if (next) setKey(next.key);
      setRange(null);
    },
    choose,
    setRangeType: setPickedType,
    startWords: () => {
      const word = wordAfter(original, current?.original.end ?? 0) ?? wordAfter(original, 0);
      if (!word) return;
      setRange(word);
      setPickedType(null);
      setInWords(true);
    },
    leaveWords: () => {
      setRange(null);
      setInWords(false);
    },
    resize: (side, how) => {
      if (range) return choose(how === 'grow' ? grown(original, range, side) : shrunk(original, range, side));
      if (!current) return;
      if (how === 'shrink' && current.ownMark === null) return say(reviewSv.onlyOwn);
      const passage =
        how === 'grow' ? grown(original, current.original, side) : shrunk(original, current.original, side);
      const { start, end } = passage;
      if (start === current.original.start && end === current.original.end) return;
      const mark = { id: current.ownMark ?? desk.newId(), textId, start, end, type: current.type };
      const form = current.ownMark === null ? null : original.slice(current.original.start, current.original.end);
      act([{ kind: 'put-mark', mark, form }], reviewSv.saidMoved, start);
    },
    mask: () => {
      if (range) {
        const mark = { id: desk.newId(), textId, ...range, type: rangeType };
        act([{ kind: 'put-mark', mark, form: null }], reviewSv.saidMasked, range.start);
      } else if (current?.isDoubtful) {
        const { type, placeholder, original: place } = current;
        const sure: Decision = { kind: 'sure', type, number: numberOf(placeholder), sure: true };
        act([sure], reviewSv.saidConfirmed, place.start, true);
      } else if (current) say(reviewSv.already);
    },
    release: (release) => {
      if (current)
        act([{ kind: 'add-release', release }], reviewSv.saidKept, current.original.start, current.isDoubtful);
    },
    keepOwn: () => {
      if (!current || !shown) return true;
      const { start, end } = current.original;
      const words = original.slice(start, end);
      if (current.ownMark !== null)
        act([{ kind: 'remove-mark', id: current.ownMark, form: words }], reviewSv.saidUnmarked, start);
      else if (current.type === 'TERM') {
        const term = termAt(words, shown.lists.alwaysMask);
        if (term !== null) act([{ kind: 'remove-term', term }], reviewSv.saidTermGone, start);
      } else return false;
      return true;
    },
    everywhere: () => {
      if (!chosen) return;
      const words = original.slice(chosen.start, chosen.end);
      const isGenitive = !range && (current?.placeholder.endsWith(':s]') ?? false);
      const term = termOf(isGenitive ? words.replace(/['’]?s$/iu, '') : words);
      if (term === null) return say(reviewSv.tooShort);
      act(
        [{ kind: 'add-term', term }],
        reviewSv.saidEverywhere,
        chosen.start,
        !range && (current?.isDoubtful ?? false),
      );
    },
    join: (into) => {
      if (!current) return;
      const { type, placeholder, original: place } = current;
      const [from, to] = [numberOf(plainPlaceholder(placeholder)), numberOf(into)];
      act([{ kind: 'join', type, from, into: to, at: desk.now() }], reviewSv.saidJoined, place.start);
    },
    undo: () => {
      const last = history.at(-1);
      if (!last) return say(reviewSv.nothingToUndo);
      act(last.inverse, reviewSv.saidUndone, last.at, false, true);
    },
  };
}
