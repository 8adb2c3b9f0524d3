import { fill, formatNumber } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { useId, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Select } from '../../design/fields.tsx';
import { RATES, type Rate } from '../../platform/player/player.port.ts';
import styles from './player.module.css';
import { SoundBar } from './sound-bar.tsx';
import type { UsedPlayer } from './use-player.ts';

export interface PlayerBarProps {
  readonly used: UsedPlayer;
  readonly recording: Recording;
  /** Null where there is no text to follow. */
  readonly follow: boolean | null;
  readonly onFollow: (follow: boolean) => void;
}

/** Milliseconds of a step back or forward. */
export const STEP = 5_000;

/** The sound: it stays in sight while the text is read. */
export function PlayerBar({ used: { player, state }, recording, follow, onFollow }: PlayerBarProps) {
  const [open, setOpen] = useState(false);
  const settings = useId();
  const { playing, loading, positionMs, durationMs, rate, skipSilence, error } = state;
  return (
    <section className={styles.player} aria-label={transcriptSv.player}>
      <SoundBar
        peaks={recording.peaks}
        durationMs={durationMs}
        positionMs={positionMs}
        markers={recording.markers}
        onSeek={player.seek}
      />
      <div className={styles.controls}>
        <Button kind="primary" onPress={() => (playing ? player.pause() : void player.play())}>
          {playing ? transcriptSv.pause : transcriptSv.play}
        </Button>
        <Button aria-label={transcriptSv.backFive} onPress={() => player.seek(player.position - STEP)}>
          {transcriptSv.backShort}
        </Button>
        <Button aria-label={transcriptSv.forwardFive} onPress={() => player.seek(player.position + STEP)}>
          {transcriptSv.forwardShort}
        </Button>
        <span className={styles.clock}>
          {loading ? transcriptSv.opening : `${clockText(positionMs)} / ${clockText(durationMs)}`}
        </span>
        <Button
          kind="quiet"
          aria-expanded={open}
          aria-controls={settings}
          aria-label={fill(transcriptSv.soundSettings, { rate: formatNumber(rate, 2) })}
          onPress={() => setOpen(!open)}
        >
          {formatNumber(rate, 2)}×
        </Button>
      </div>
      <div id={settings} className={styles.settings} hidden={!open}>
        <Select
          label={transcriptSv.rate}
          value={String(rate)}
          options={RATES.map((value) => ({
            value: String(value),
            name: fill(transcriptSv.rateName, { rate: formatNumber(value, 2) }),
          }))}
          onChange={(value) => player.setRate(Number(value) as Rate)}
        />
        <Checkbox isSelected={skipSilence} onChange={player.setSkipSilence}>
          {transcriptSv.skipSilence}
        </Checkbox>
        {follow === null ? null : (
          <Checkbox isSelected={follow} onChange={onFollow}>
            {transcriptSv.follow}
          </Checkbox>
        )}
      </div>
      {error ? <ErrorNotice code={error} /> : null}
    </section>
  );
}

/** The next speed up or down; the same at either end. */
export function nextRate(rate: Rate, step: 1 | -1): Rate {
  return RATES[RATES.indexOf(rate) + step] ?? rate;
}
