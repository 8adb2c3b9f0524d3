import { type DeviceFacts, type Suggestion, suggestSpeech } from '@arbetsytan/shared/models/suggest';
import type { Language } from '@arbetsytan/shared/recordings/recording';
import { useCallback, useEffect, useState } from 'react';
import { useDesk } from '../desk/use-desk.tsx';
import { probeDevice } from './device-probe.ts';
import type { SpeechOnDevice } from './speech-keeper.ts';

export interface DeviceAdvice {
  /** Null while the device is being measured. */
  readonly suggestion: Suggestion | null;
  /** Ids of models that ended the browser here. */
  readonly crashed: readonly string[];
  /** Somebody wants to try a model again. */
  forgive(id: string): void;
}

/** What this device should use of these models for a language; the suggestion is null until there are any to look at. */
export function useAdvice(models: readonly SpeechOnDevice[] | null, language?: Language): DeviceAdvice {
  const { speechCrashes } = useDesk();
  const [device, setDevice] = useState<DeviceFacts | null>(null);
  const [crashed, setCrashed] = useState<readonly string[]>([]);
  useEffect(() => {
    let shown = true;
    void Promise.all([probeDevice(), speechCrashes.crashed()]).then(([facts, ids]) => {
      if (!shown) return;
      setCrashed(ids);
      setDevice(facts);
    });
    return () => {
      shown = false;
    };
  }, [speechCrashes]);
  const forgive = useCallback(
    (id: string) => {
      void speechCrashes.forgive(id);
      setCrashed((ids) => ids.filter((each) => each !== id));
    },
    [speechCrashes],
  );
  const suggestion =
    device && models
      ? suggestSpeech(
          device,
          models.map(({ entry }) => entry),
          crashed,
          language,
        )
      : null;
  return { suggestion, crashed, forgive };
}
