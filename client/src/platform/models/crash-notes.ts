/** Where pages that were left in good order say so: ids of runs and nothing else. */
const LEFT = 'arbetsytan-speech-left';
/** So many runs at once is more than any device has. */
const MOST_LEFT = 20;

/** A run of a model that has not shown yet that this device survives it. */
export interface WatchedRun {
  /** The model has answered once: what happens to the browser now is not its doing. Also when the run ends in an error. */
  proved(): void;
}

/**
 * Remembers models that ended the browser, or the tab, on this device. A run leaves a note on the disk before its weights are
 * loaded and takes it away when the model has answered; a note that nobody holds any more is a crash. A page that is closed or
 * reloaded in between says so, and so does a worker that is stopped: only an end without a word counts.
 */
export interface CrashNotes {
  begin(modelId: string): Promise<WatchedRun>;
  /** Ids of models that crashed this device at their last try. */
  crashed(): Promise<readonly string[]>;
  /** Somebody wants to try again. */
  forgive(modelId: string): Promise<void>;
}

export interface CrashParts {
  /** Text that is on the disk when the promise resolves. Never rejects. */
  readonly kept: {
    read(): Promise<string | null>;
    change(next: (kept: string | null) => string | null): Promise<void>;
  };
  /** Takes a word at once, while the page is going; it may reach the disk late. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Holds a name until the function it answers is called; null when somebody else holds it. A tab that dies lets go. */
  readonly hold: (name: string) => Promise<(() => void) | null>;
  /** Calls back when the page is left in good order. @returns takes that back */
  readonly onLeave: (left: () => void) => () => void;
  readonly newId: () => string;
}

/** Model -> its run that has not answered yet. */
type Runs = Readonly<Record<string, string>>;

export function createCrashNotes({ kept, storage, hold, onLeave, newId }: CrashParts): CrashNotes {
  const change = (next: (runs: Runs) => Runs) => kept.change((text) => JSON.stringify(next(runsOf(text))));
  const forgive = (modelId: string) => change(({ [modelId]: _gone, ...others }) => others);
  const nameOf = (modelId: string) => `speech-run:${modelId}`;
  const left = (): readonly string[] => {
    try {
      const ids: unknown = JSON.parse(storage.getItem(LEFT) ?? '[]');
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  };

  return {
    async begin(modelId) {
      const release = await hold(nameOf(modelId));
      // Another tab runs the same model and watches it.
      if (!release) return { proved: () => {} };
      const run = newId();
      await change((runs) => ({ ...runs, [modelId]: run }));
      const forget = onLeave(() => {
        try {
          storage.setItem(LEFT, JSON.stringify([...left(), run].slice(-MOST_LEFT)));
        } catch {
          // Full or forbidden: the run then counts as a crash, and the person is asked.
        }
      });
      let done = false;
      const proved = () => {
        if (done) return;
        done = true;
        forget();
        // Let go when the note is off the disk: until then another tab would take it for a crash.
        void forgive(modelId).then(release);
      };
      return { proved };
    },
    async crashed() {
      const ids: string[] = [];
      for (const [id, run] of Object.entries(runsOf(await kept.read()))) {
        const release = await hold(nameOf(id));
        if (!release) continue;
        release();
        if (!left().includes(run)) ids.push(id);
      }
      return ids;
    },
    forgive,
  };
}

function runsOf(text: string | null): Runs {
  try {
    const runs: unknown = JSON.parse(text ?? '{}');
    if (typeof runs !== 'object' || runs === null || Array.isArray(runs)) return {};
    return Object.fromEntries(Object.entries(runs).filter(([, run]) => typeof run === 'string'));
  } catch {
    return {};
  }
}

/** Calls back when this page is left in good order. */
export function onPageLeave(left: () => void): () => void {
  addEventListener('pagehide', left);
  return () => removeEventListener('pagehide', left);
}
