import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { addOwnMark, addRelease, addTerm, confirmHit, type Decisions } from '@arbetsytan/shared/mask/decisions';
import type { SpanType } from '@arbetsytan/shared/mask/levels';
import type { Release } from '@arbetsytan/shared/mask/mask-types';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStatus } from '../../../design/status.tsx';
import { type Action, useAction } from '../../../platform/desk/use-action.ts';
import { useDesk } from '../../../platform/desk/use-desk.tsx';
import type { Hit, Inspected } from '../../../platform/masking/inspect.ts';
import type { ReviewSource } from './review-source.ts';
import { type Range, widened } from './word-steps.ts';

export interface Review {
  /** The original beside its masking; null until the person has opened it, and again when the window was left. */
  readonly inspected: Inspected | null;
  readonly current: Hit | null;
  readonly at: number;
  /** What is chosen in the original. */
  readonly chosen: Range | null;
  readonly action: Action;
  /** How far the project's other texts have come, while they are masked again. */
  readonly following: { readonly done: number; readonly of: number } | null;
  /** Texts that could not be masked again. */
  readonly left: number;
  readonly canUndo: boolean;
  open(): void;
  choose(range: Range | null): void;
  go(placeholder: string): void;
  step(by: 1 | -1): void;
  /** Says that the current hit is right, or masks what is chosen. */
  mask(type: SpanType): void;
  keep(release: Release): void;
  extend(side: 'right' | 'left'): void;
  everywhere(): void;
  join(into: string): void;
  undo(): void;
}

/**
 * The review of one text. Every decision is stored at once and the text is masked again, so that nothing waits to be saved;
 * the project's other texts follow when it concerns them, or when the review is left.
 */
export function useReview(source: ReviewSource): Review {
  const desk = useDesk();
  const say = useStatus();
  const action = useAction();
  const [text, setText] = useState<string | null>(null);
  const [inspected, setInspected] = useState<Inspected | null>(null);
  const [placeholder, setPlaceholder] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Range | null>(null);
  const [following, setFollowing] = useState<Review['following']>(null);
  const [left, setLeft] = useState(0);
  const [undos, setUndos] = useState<readonly Decisions[]>([]);
  const latest = useRef(source);
  latest.current = source;
  const owed = useRef(false);
  const { id, projectId, level } = source;

  const hits = inspected?.hits ?? [];
  const at = Math.max(
    0,
    hits.findIndex((hit) => hit.placeholder === placeholder),
  );
  const current = hits[at] ?? null;

  const look = useCallback(
    async (original: string) => setInspected(await desk.masking.inspect(projectId, level, original, id)),
    [desk, projectId, level, id],
  );
  const follow = useCallback(async () => {
    owed.current = false;
    const failed = await latest.current
      .follow((done, of) => setFollowing({ done, of }))
      .finally(() => setFollowing(null));
    setLeft(failed);
  }, []);

  // The original goes from the screen with the window; what was decided concerns other texts too, and they follow then.
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState !== 'hidden') return;
      setText(null);
      setInspected(null);
      setChosen(null);
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      if (owed.current) void latest.current.follow(() => {}).catch(() => {});
    };
  }, []);

  const decide = (change: (decisions: Decisions) => Decisions, says: string, concernsAll: boolean, isUndo = false) => {
    if (text === null || !inspected) return;
    void action.run(async () => {
      const before = await desk.masking.decisions(projectId);
      const forget = isUndo ? takenBack(before, change(before), inspected.text, id) : [];
      await desk.masking.decide(projectId, change, forget);
      owed.current = true;
      setUndos((all) => (isUndo ? all.slice(0, -1) : [...all, before]));
      if (!action.passed(await latest.current.remask(text))) return;
      if (concernsAll) await follow();
      setChosen(null);
      await look(text);
      say(says);
    });
  };

  return {
    inspected,
    current,
    at,
    chosen,
    action,
    following,
    left,
    canUndo: undos.length > 0,
    open: () =>
      void action.run(async () => {
        await desk.record(projectId, 'original-revealed', id);
        const original = await source.original();
        await look(original);
        setText(original);
      }),
    choose: setChosen,
    go: (next) => {
      setChosen(null);
      setPlaceholder(next);
    },
    step: (by) => {
      const next = hits[(at + by + hits.length) % Math.max(1, hits.length)];
      setChosen(null);
      if (next) setPlaceholder(next.placeholder);
    },
    mask: (type) => {
      if (chosen) return decide((all) => addOwnMark(all, { textId: id, type, ...chosen }), reviewSv.maskedNow, false);
      if (!current) return;
      // The next one to look at, before the list is sorted anew.
      const next = hits[at + 1] ?? hits[0];
      decide((all) => confirmHit(all, current.placeholder), reviewSv.confirmed, false);
      if (next) setPlaceholder(next.placeholder);
    },
    keep: (release) =>
      void action.run(async () => {
        // The reason stands beside a text that may be shared: it is masked like a title.
        const masked = action.passed(await desk.masking.maskTitles(projectId, level, [release.reason]));
        const reason = masked?.[0];
        if (reason === undefined || text === null) return;
        const before = await desk.masking.decisions(projectId);
        await desk.masking.decide(projectId, (all) => addRelease(all, { ...release, reason }));
        owed.current = true;
        setUndos((all) => [...all, before]);
        if (!action.passed(await latest.current.remask(text))) return;
        await look(text);
        say(reviewSv.released);
      }),
    extend: (side) => {
      const place = chosen ?? current?.places[0];
      if (!inspected || !place) return;
      const range = widened(inspected.text, place, side);
      if (chosen) return setChosen(range);
      const type = current?.type ?? 'PERSON';
      decide((all) => addOwnMark(all, { textId: id, type, ...range }), reviewSv.extended, false);
    },
    everywhere: () => {
      const place = chosen ?? current?.places[0];
      if (!inspected || !place) return;
      const term = inspected.text.slice(place.start, place.end);
      decide((all) => addTerm(all, term), reviewSv.everywhereNow, true);
    },
    join: (into) => {
      if (!current || text === null) return;
      void action.run(async () => {
        await desk.masking.join(projectId, current.placeholder, into);
        await follow();
        await look(text);
        setPlaceholder(into);
        say(reviewSv.joined);
      });
    },
    undo: () => {
      const before = undos.at(-1);
      if (before) decide(() => before, reviewSv.undone, true, true);
    },
  };
}

/** What stood under the marks by hand that are taken back in this text. */
function takenBack(before: Decisions, after: Decisions, text: string, textId: string): readonly string[] {
  const kept = new Set(after.ownMarks.map(({ textId: of, start, end }) => `${of} ${start} ${end}`));
  return before.ownMarks
    .filter((mark) => mark.textId === textId && !kept.has(`${mark.textId} ${mark.start} ${mark.end}`))
    .map(({ start, end }) => text.slice(start, end));
}
