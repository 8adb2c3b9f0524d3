import { AppError, type ErrorParams } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { fill } from '@arbetsytan/shared/i18n/format';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import type { ReactNode } from 'react';
import { Notice } from './surfaces.tsx';

export interface ErrorNoticeProps {
  readonly code: ErrorCode;
  readonly params?: ErrorParams;
  readonly actions?: ReactNode;
}

/** What went wrong, in words: the one place that turns a code into Swedish. */
export function ErrorNotice({ code, params = {}, actions }: ErrorNoticeProps) {
  return (
    <Notice tone="warn" isAlert actions={actions}>
      {fill(errorsSv[code], params)}
    </Notice>
  );
}

/** The code of anything that was thrown; what is not ours is `internal`. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal');
}
