import { fill } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import { peaksOf } from '@arbetsytan/shared/recordings/peaks';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { useEffect, useRef } from 'react';
import type WaveSurfer from 'wavesurfer.js';
import styles from './player.module.css';

export interface SoundBarProps {
  readonly peaks: string;
  readonly durationMs: number;
  readonly positionMs: number;
  readonly markers: Recording['markers'];
  readonly onSeek: (ms: number) => void;
}

/** The picture of a sound and the place in it. The picture is for the eye; the slider says and does the same for everyone. */
export function SoundBar({ peaks, durationMs, positionMs, markers, onSeek }: SoundBarProps) {
  const says = fill(transcriptSv.positionSays, { at: clockText(positionMs), of: clockText(durationMs) });
  return (
    <div className={styles.sound}>
      {peaks === '' ? null : <Picture peaks={peaks} durationMs={durationMs} positionMs={positionMs} onSeek={onSeek} />}
      <input
        className={styles.slider}
        type="range"
        min={0}
        max={Math.max(1, durationMs)}
        step={500}
        value={Math.min(positionMs, durationMs)}
        aria-label={transcriptSv.position}
        aria-valuetext={says}
        list={markers.length > 0 ? 'markers' : undefined}
        onChange={(event) => onSeek(Number(event.target.value))}
      />
      {markers.length > 0 ? (
        <datalist id="markers">
          {markers.map(({ at }) => (
            <option key={at} value={at} />
          ))}
        </datalist>
      ) : null}
    </div>
  );
}

const HEIGHT = 48;

function Picture({ peaks, durationMs, positionMs, onSeek }: Omit<SoundBarProps, 'markers'>) {
  const box = useRef<HTMLDivElement | null>(null);
  const wave = useRef<WaveSurfer | null>(null);
  const seek = useRef(onSeek);
  const at = useRef(positionMs);
  seek.current = onSeek;
  at.current = positionMs;
  useEffect(() => {
    const container = box.current;
    if (!container) return;
    let current = true;
    const colour = (name: string) => getComputedStyle(container).getPropertyValue(name).trim();
    void import('wavesurfer.js').then(({ default: surfer }) => {
      if (!current) return;
      const made = surfer.create({
        container,
        height: HEIGHT,
        peaks: [Float32Array.from(peaksOf(peaks), (peak) => peak / 255)],
        duration: durationMs / 1_000,
        waveColor: colour('--edge-strong'),
        progressColor: colour('--accent'),
        cursorColor: colour('--focus'),
        cursorWidth: 2,
        barWidth: 2,
        barGap: 1,
        normalize: true,
      });
      made.on('interaction', (seconds) => seek.current(seconds * 1_000));
      made.setTime(at.current / 1_000);
      wave.current = made;
    });
    return () => {
      current = false;
      wave.current?.destroy();
      wave.current = null;
    };
  }, [peaks, durationMs]);
  useEffect(() => wave.current?.setTime(positionMs / 1_000), [positionMs]);
  return <div ref={box} className={styles.picture} aria-hidden="true" title={transcriptSv.picture} />;
}
