import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModelList, SpeechModel } from '@arbetsytan/shared/models/model';
import type { Config } from '../../config.ts';
import { createConfiguredFetch } from '../../platform/outbound/configured-fetch.ts';
import type { SpeechEngine } from '../../platform/speech/engine.port.ts';
import { createEmbeddedEngine } from './embedded-engine.ts';
import { createOpenAiEngine } from './openai-engine.ts';

/**
 * What writes out speech in this installation: the host with a GPU when there is one, else a child process.
 * @param list the models whose files have their hashes @param folder that they lie in
 */
export function openSpeechEngine(config: Config, list: () => Promise<ModelList>, folder: string): SpeechEngine {
  if (config.speechHost)
    return createOpenAiEngine({
      fetch: createConfiguredFetch([config.speechHost]),
      origin: config.speechHost,
      models: config.speechHostModels,
    });
  const models = async () =>
    (await list()).models.filter((model): model is SpeechModel => model.task === 'speech-recognition');
  return createEmbeddedEngine({ models, folder, script: childScript() });
}

/** Beside this file when it is built; a test runs from the source and finds the built one. */
function childScript(): string {
  const near = fileURLToPath(new URL('./speech-child.js', import.meta.url));
  return existsSync(near) ? near : near.replace('/src/', '/dist/');
}
