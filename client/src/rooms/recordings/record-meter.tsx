import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { useEffect, useRef } from 'react';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { Session } from '../../platform/recorder/recorder.port.ts';
import styles from './record.module.css';

/** Decibels below full scale that the left end of the meter stands for. */
const FLOOR_DB = 60;
/** With reduced motion the meter is moved once a second. */
const CALM_EVERY = 10;

const SAYS = {
  fine: recorderSv.hearingFine,
  silence: recorderSv.hearingSilence,
  clipping: recorderSv.hearingClipping,
} as const;

/**
 * The level as a bar for the eye, moved without drawing the page again, and as words for everybody. The words are said when
 * they change; the bar is never read out.
 */
export function RecordMeter({ session: { step, hearing } }: { readonly session: Session }) {
  const { recorder } = useDesk();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    let turn = 0;
    const unsubscribe = recorder.onLevel(({ peak }) => {
      turn = (turn + 1) % CALM_EVERY;
      if (!bar.current || (calm.matches && turn !== 0)) return;
      bar.current.style.transform = `scaleX(${shareOf(peak)})`;
    });
    return () => {
      unsubscribe();
    };
  }, [recorder]);
  const heard = step === 'recording';
  return (
    <div className={styles.meter}>
      <span className={styles.meterName}>{recorderSv.level}</span>
      <div className={styles.track} data-quiet={!heard || undefined} data-hearing={hearing} aria-hidden="true">
        <div className={styles.fill} ref={bar} />
      </div>
      <p className={styles.heard} role="status" data-warn={(heard && hearing !== 'fine') || undefined}>
        {heard ? SAYS[hearing] : recorderSv.hearingNot}
      </p>
    </div>
  );
}

/** 0-1 on a scale of decibels, as ears hear. */
function shareOf(peak: number): number {
  const decibels = 20 * Math.log10(Math.max(peak, 1e-6));
  return Math.max(0, Math.min(1, 1 + decibels / FLOOR_DB));
}
