import { ROUTES } from '@arbetsytan/shared/contract/routes';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { errorOf, fill } from './call.ts';

/** A line that is silent for longer than this is taken for broken: the server says something every 25 s. */
const SILENCE = 70_000;

export interface Followed {
  readonly params: Readonly<Record<string, string>>;
  readonly onOpen: () => void;
  /** The data of one event. */
  readonly onEvent: (data: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Reads a stream of server-sent events (WHATWG HTML, 9.2) until it ends. Not an EventSource: that one hides the status of an
 * answer, and decides itself when to try again.
 * @throws AppError with the server's code, or no-answer, cancelled
 */
export async function followEvents(name: 'sync.stream', { params, onOpen, onEvent, signal }: Followed): Promise<void> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENCE);
  try {
    const response = await fetch(fill(ROUTES[name].path, params), {
      headers: { accept: 'text/event-stream' },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (!response.ok || !response.body) throw errorOf(await response.json().catch(() => null), response.status);
    onOpen();
    const read = createEventReader(onEvent);
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE);
      read(decoder.decode(value, { stream: true }));
    }
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError(signal.aborted ? 'cancelled' : 'no-answer');
  } finally {
    clearTimeout(timer);
  }
}

/** Takes the text of a stream in pieces, cut anywhere. Knows `data`; other fields and comments are passed over. */
export function createEventReader(onEvent: (data: string) => void): (piece: string) => void {
  let rest = '';
  let data: string[] = [];
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const raw of lines) {
      const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
      else if (line === '' && data.length > 0) {
        onEvent(data.join('\n'));
        data = [];
      }
    }
  };
}
