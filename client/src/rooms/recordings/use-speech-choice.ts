import type { SpeechModel } from '@arbetsytan/shared/models/model';
import type { Language } from '@arbetsytan/shared/recordings/recording';
import { useEffect, useSyncExternalStore } from 'react';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useAdvice } from '../../platform/models/use-advice.ts';

/** The speech models that lie on this device, and the one that suits it. Null until somebody has looked. */
export function useSpeechChoice(language: Language | null): {
  readonly models: readonly SpeechModel[];
  readonly suggested: string | null;
} | null {
  const { speechModels } = useDesk();
  const state = useSyncExternalStore(speechModels.subscribe, speechModels.state);
  useEffect(() => {
    void speechModels.refresh();
  }, [speechModels]);
  const here = state?.filter(({ step }) => step === 'ready') ?? null;
  const { suggestion } = useAdvice(here, language ?? undefined);
  return here && { models: here.map(({ entry }) => entry), suggested: suggestion?.model?.id ?? null };
}
