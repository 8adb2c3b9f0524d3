/** Where it is kept: ids of models and nothing else. */
const KEY = 'arbetsytan-speech-crashes';

/** A run of a model that has not shown yet that this device survives it. */
export interface WatchedRun {
  /** The model has answered once: what happens to the browser now is not its doing. Also when the run ends in an error. */
  proved(): void;
}

/**
 * Remembers models that ended the browser, or the tab, on this device. A run leaves a note before its weights are loaded and
 * takes it away when the model has answered; a note that nobody holds any more is a crash. A page that is closed or reloaded
 * in between takes its note with it, and so does a worker that is stopped: only an end without a word counts.
 */
export interface CrashNotes {
  begin(modelId: string): Promise<WatchedRun>;
  /** Ids of models that crashed this device at their last try. */
  crashed(): Promise<readonly string[]>;
  /** Somebody wants to try again. */
  forgive(modelId: string): void;
}

export interface CrashParts {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Holds a name until the function it answers is called; null when somebody else holds it. A tab that dies lets go. */
  readonly hold: (name: string) => Promise<(() => void) | null>;
  /** Calls back when the page is left in good order. @returns takes that back */
  readonly onLeave: (left: () => void) => () => void;
}

export function createCrashNotes({ storage, hold, onLeave }: CrashParts): CrashNotes {
  const read = (): string[] => {
    try {
      const ids: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
      return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
    } catch {
      return [];
    }
  };
  const write = (ids: readonly string[]) => {
    try {
      storage.setItem(KEY, JSON.stringify([...new Set(ids)]));
    } catch {
      // Full or forbidden: the model then runs unwatched, as it would without notes.
    }
  };
  const without = (modelId: string) => write(read().filter((id) => id !== modelId));
  const nameOf = (modelId: string) => `speech-run:${modelId}`;

  return {
    async begin(modelId) {
      const release = await hold(nameOf(modelId));
      // Another tab runs the same model and watches it.
      if (!release) return { proved: () => {} };
      write([...read(), modelId]);
      let done = false;
      const proved = () => {
        if (done) return;
        done = true;
        without(modelId);
        release();
        forget();
      };
      const forget = onLeave(proved);
      return { proved };
    },
    async crashed() {
      const ids: string[] = [];
      for (const id of read()) {
        const release = await hold(nameOf(id));
        if (!release) continue;
        release();
        ids.push(id);
      }
      return ids;
    },
    forgive: without,
  };
}

/** Calls back when this page is left in good order. */
export function onPageLeave(left: () => void): () => void {
  addEventListener('pagehide', left);
  return () => removeEventListener('pagehide', left);
}
