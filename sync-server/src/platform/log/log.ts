import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * What a log line may hold: ids, sizes, durations, codes. Anything else is dropped here, so that a careless call cannot
 * put content in a log (promise 4).
 */
export interface LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** The route's pattern (`/api/scout/feeds/:id`), never the address that was asked for. */
  readonly route?: string;
  readonly status?: number;
  readonly code?: string;
  readonly accountId?: string;
  readonly feedId?: string;
  /** Folder name of a model in the store. */
  readonly modelId?: string;
  readonly jobId?: string;
  /** Of a job. */
  readonly kind?: string;
  readonly state?: string;
  readonly tries?: number;
  readonly ms?: number;
  readonly bytes?: number;
  readonly count?: number;
  readonly port?: number;
  /** Names of settings. */
  readonly settings?: readonly string[];
  /** Class of an unexpected error and where in our own code it came from; never its message. */
  readonly errorName?: string;
  readonly errorAt?: string;
}

const ALLOWED: ReadonlySet<string> = new Set<keyof LogFields>([
  'requestId',
  'method',
  'route',
  'status',
  'code',
  'accountId',
  'feedId',
  'modelId',
  'jobId',
  'kind',
  'state',
  'tries',
  'ms',
  'bytes',
  'count',
  'port',
  'settings',
  'errorName',
  'errorAt',
]);

export type LogEvent =
  | 'request'
  | 'start'
  | 'stop'
  | 'settings'
  | 'feed'
  | 'poll'
  | 'unexpected'
  | 'sign-in'
  | 'model'
  | 'job';

export interface Log {
  write(level: 'debug' | 'info' | 'warn' | 'error', event: LogEvent, fields?: LogFields): void;
}

export function createLog(level: string, destination?: DestinationStream): Log {
  const logger: Logger = pino(
    { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    destination,
  );
  return {
    write: (lineLevel, event, fields = {}) => {
      const kept = Object.fromEntries(
        Object.entries(fields).filter(([key, value]) => ALLOWED.has(key) && value !== undefined),
      );
      logger[lineLevel]({ event, ...kept });
    },
  };
}

/** Name and first own frame of an unexpected error. The message stays out: it may quote what a person wrote. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frame = /\((?:file:\/\/)?[^()]*\/(sync-server|shared)\/(?:dist|src)\/([\w./-]+:\d+)/.exec(error.stack ?? '');
  return { errorName: error.constructor.name, ...(frame ? { errorAt: `${frame[1]}/${frame[2]}` } : {}) };
}
