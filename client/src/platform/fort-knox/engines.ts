import type { Engine } from '@arbetsytan/shared/fort-knox/engine';
import { extractEngine } from '@arbetsytan/shared/fort-knox/extract/extract';
import type { EngineId } from '@arbetsytan/shared/fort-knox/pack-types';
import { templateLinesEngine } from '@arbetsytan/shared/fort-knox/template-lines/template-lines';

/** Engines that run on this device. The two that a model words come later. */
export const ENGINES_HERE: Partial<Record<EngineId, Engine>> = {
  extract: extractEngine,
  'template-lines': templateLinesEngine,
};
