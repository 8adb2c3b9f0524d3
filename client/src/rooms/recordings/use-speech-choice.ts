import type { SpeechModel } from '@arbetsytan/shared/models/model';
import { suggestSpeech } from '@arbetsytan/shared/models/suggest';
import type { Language } from '@arbetsytan/shared/recordings/recording';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { probeDevice } from '../../platform/models/device-probe.ts';

/** The speech models that lie on this device, and the one that suits it. Null until somebody has looked. */
export function useSpeechChoice(language: Language | null): {
  readonly models: readonly SpeechModel[];
  readonly suggested: string | null;
} | null {
  const { speechModels, speechCrashes } = useDesk();
  const state = useSyncExternalStore(speechModels.subscribe, speechModels.state);
  const [suggested, setSuggested] = useState<string | null>(null);
  useEffect(() => {
    void speechModels.refresh();
  }, [speechModels]);
  const here = state?.filter(({ step }) => step === 'ready').map(({ entry }) => entry) ?? null;
  const ids = here?.map(({ id }) => id).join(' ') ?? '';
  useEffect(() => {
    let current = true;
    void Promise.all([probeDevice(), speechCrashes.crashed()]).then(([device, crashed]) => {
      const ready = (speechModels.state() ?? []).filter(({ entry }) => ids.split(' ').includes(entry.id));
      const { model } = suggestSpeech(
        device,
        ready.map(({ entry }) => entry),
        crashed,
        language ?? 'sv',
      );
      if (current) setSuggested(model?.id ?? null);
    });
    return () => {
      current = false;
    };
  }, [speechModels, speechCrashes, language, ids]);
  return here && { models: here, suggested };
}
