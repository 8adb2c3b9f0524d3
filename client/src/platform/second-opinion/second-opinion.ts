import { AppError } from '@arbetsytan/shared/errors/app-error';
import { fileOf, type LabelModel } from '@arbetsytan/shared/models/model';
import { Tokenizer } from '@huggingface/tokenizers';
import type { DeviceShelf } from '../models/device-shelf.ts';
import type { LoadedModel } from './find-spans.ts';
import { openTokenModel } from './onnx.engine.ts';

/**
 * Loads the newsroom's model from this device. This module holds the runtime (ONNX Runtime Web and the tokenizer): it is
 * imported on demand, and by nobody when no model is in use.
 * @param runtime address of ONNX Runtime's WASM file
 * @throws AppError model-not-here when a file is not here or is not what its hash says; Error when it is no model
 */
export async function loadModel(entry: LabelModel, shelf: DeviceShelf, runtime: string): Promise<LoadedModel> {
  const bytesOf = async (name: string) => {
    const file = fileOf(entry, name);
    const bytes = file ? await shelf.take(entry, file) : null;
    if (file && !bytes) throw new AppError('model-not-here');
    return bytes;
  };
  const tokenizerBytes = await bytesOf('tokenizer.json');
  const model = await bytesOf('model.onnx');
  if (!tokenizerBytes || !model) throw new AppError('model-not-here');
  const configBytes = await bytesOf('tokenizer_config.json');
  const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const description = json(tokenizerBytes);
  return {
    entry,
    tokenizer: new Tokenizer(description, configBytes ? json(configBytes) : {}),
    byteLevel: usesBytes(description),
    model: await openTokenModel(model, entry.labels.length, await shelf.runtime(runtime)),
  };
}

/** Does the description of a tokenizer, as `tokenizer.json` gives it, cut into bytes? */
export function usesBytes({ pre_tokenizer, decoder }: Record<string, unknown>): boolean {
  return /"type":"ByteLevel"/.test(JSON.stringify([pre_tokenizer ?? null, decoder ?? null]));
}
