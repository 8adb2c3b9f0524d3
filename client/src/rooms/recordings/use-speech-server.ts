import { fill } from '@arbetsytan/shared/i18n/format';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { transcribeSv } from '@arbetsytan/shared/i18n/sv/transcribe';
import type { JobEngine } from '@arbetsytan/shared/jobs/job';
import type { Project } from '@arbetsytan/shared/projects/project';
import { useEffect, useState } from 'react';
import { call } from '../../platform/api/call.ts';
import { useOnline } from '../../platform/pwa/use-online.ts';

export interface SpeechServer {
  readonly models: JobEngine['models'];
  /** Why the server may not be used; null when it may. */
  readonly barred: string | null;
}

/** Whether the newsroom's server may write out recordings of this project. Null until it is known. */
export function useSpeechServer(project: Project | null | undefined): SpeechServer | null {
  const online = useOnline();
  const [engine, setEngine] = useState<JobEngine | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    if (online)
      call('jobs.engine', { timeout: 8_000 }).then(
        (answer) => current && setEngine(answer),
        () => current && setEngine(null),
      );
    return () => {
      current = false;
    };
  }, [online]);
  if (!project) return null;
  if (project.classification === 'source-sensitive') return { models: [], barred: transcribeSv.serverNever };
  if (!online || engine === null) return { models: [], barred: transcribeSv.serverOffline };
  if (engine === undefined) return null;
  if (!engine.on)
    return { models: [], barred: fill(transcribeSv.serverOff, { why: errorsSv[engine.code ?? 'unavailable'] }) };
  return { models: engine.models, barred: null };
}
