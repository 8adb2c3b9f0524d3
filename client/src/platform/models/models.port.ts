import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { ModelFile, SpeechModel } from '@arbetsytan/shared/models/model';

/** What the worker that brings models does: large files and their hashes stay out of the window. It is stopped by ending it. */
export interface ModelsWorker {
  /** @returns null, or why the file did not come */
  bring(entry: SpeechModel, file: ModelFile, onBytes: (done: number) => void): Promise<ErrorCode | null>;
}
