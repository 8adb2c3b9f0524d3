import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Language } from '@arbetsytan/shared/recordings/recording';
import { millisecondsOf, samplesOf, toFloat } from '@arbetsytan/shared/recordings/sound';
import { hearAll } from '@arbetsytan/shared/recordings/stt/hear-window';
import { findSpeech } from '@arbetsytan/shared/recordings/stt/voice';
import { planWindows } from '@arbetsytan/shared/recordings/stt/windows';
import type { WindowResult } from '@arbetsytan/shared/recordings/transcription';
import { decodeFile } from './decode-file.ts';
import { openVoiceDetector, openWhisper, type WhisperFolder } from './speech.engine.ts';

export interface TranscribedFile {
  readonly language: string;
  /** Times in seconds. */
  readonly segments: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

export interface TranscribedFileAndMore {
  readonly transcript: TranscribedFile;
  /** Part of the file could not be read. */
  readonly damaged: boolean;
  /** Windows that could not be written out. */
  readonly failed: number;
}

/** Samples that the voice detector gets at once. */
const PIECE = samplesOf(30_000);

/**
 * Writes out a sound file in this process.
 * @param language null: the model decides, window by window @param onPart 0-1, of the speech that is written out
 * @throws AppError as `decodeFile`, model-unusable
 */
export async function transcribeFile(
  path: string,
  model: WhisperFolder,
  language: Language | null,
  threads: number,
  onPart: (part: number) => void = () => {},
): Promise<TranscribedFileAndMore> {
  const { samples, damaged } = await decodeFile(path);
  const voice = await openVoiceDetector();
  const likely: number[] = [];
  for (let at = 0; at < samples.length; at += PIECE)
    for (const each of await voice(toFloat(samples.subarray(at, at + PIECE)))) likely.push(each);
  const windows = planWindows(findSpeech(likely, millisecondsOf(samples.length)), likely);
  const results: WindowResult[] = [];
  if (windows.length > 0) {
    const recogniser = await openWhisper(model, threads).catch(() => {
      throw new AppError('model-unusable');
    });
    const sound = async (from: number, to: number) => toFloat(samples.subarray(samplesOf(from), samplesOf(to)));
    await hearAll(
      { windows, sound, language },
      recogniser,
      async (result) => {
        results.push(result);
        onPart(results.length / windows.length);
      },
      () => {},
    );
  }
  const seconds = (ms: number) => Math.round(ms) / 1000;
  return {
    transcript: {
      language: language ?? 'auto',
      segments: results
        .flatMap((result) => result.segments)
        .map(({ from, to, words }) => ({
          start: seconds(from),
          end: seconds(to),
          text: words.map(({ text }) => text).join(' '),
        })),
    },
    damaged,
    failed: results.filter(({ state }) => state === 'failed').length,
  };
}
