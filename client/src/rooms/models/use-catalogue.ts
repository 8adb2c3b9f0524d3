import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ModelCatalogue, ModelFetch } from '@arbetsytan/shared/models/model-fetch';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../platform/api/call.ts';

/** Milliseconds between two looks while the server works. */
const EACH = 1_000;

export interface CatalogueState {
  /** Null until the server has answered. */
  readonly catalogue: ModelCatalogue | null;
  readonly error: AppError | null;
  /** How far the server is with a model; null when it has nothing of it. */
  fetchOf(id: string): ModelFetch | null;
  look(): Promise<void>;
}

/** What the server has and does with the catalogue, followed while it works. @param onReady when a model has come to the shelf */
export function useCatalogue(online: boolean, onReady: () => void): CatalogueState {
  const [catalogue, setCatalogue] = useState<ModelCatalogue | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const look = useCallback(async () => {
    try {
      setCatalogue(await call('models.catalogue'));
      setError(null);
    } catch (thrown) {
      setError(thrown instanceof AppError ? thrown : new AppError('internal'));
    }
  }, []);
  useEffect(() => {
    if (online) void look();
  }, [online, look]);

  const working = catalogue?.fetches.some(({ step }) => step === 'fetching' || step === 'converting') ?? false;
  useEffect(() => {
    if (!working || !online) return;
    const timer = setInterval(() => void look(), EACH);
    return () => clearInterval(timer);
  }, [working, online, look]);

  const ready = catalogue?.fetches.filter(({ step }) => step === 'ready').length ?? 0;
  useEffect(() => {
    if (ready > 0) onReady();
  }, [ready, onReady]);

  return { catalogue, error, look, fetchOf: (id) => catalogue?.fetches.find((each) => each.id === id) ?? null };
}
