import type { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason } from '@arbetsytan/shared/gate/verdict';
import { fill } from '@arbetsytan/shared/i18n/format';
import { gateNoticeSv, gateReasonsSv } from '@arbetsytan/shared/i18n/sv/gate-reasons';
import { ErrorNotice } from './error-notice.tsx';
import { Notice } from './surfaces.tsx';

/** Why the PII gate stopped what was about to be saved: each reason once, with how many places it is about. */
export function GateNotice({ reasons }: { readonly reasons: readonly GateReason[] }) {
  if (reasons.length === 0) return null;
  const codes = [...new Set(reasons.map(({ code }) => code))];
  return (
    <Notice tone="refuse" isAlert title={gateNoticeSv.title}>
      <p>{gateNoticeSv.safe}</p>
      <ul>
        {codes.map((code) => {
          const count = reasons.filter((reason) => reason.code === code).length;
          return (
            <li key={code}>
              {gateReasonsSv[code]}
              {count > 1 ? ` (${fill(gateNoticeSv.places, { count })})` : ''}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

/** What stopped an action, whichever it was: nothing when all is well. */
export function ActionNotice({
  error,
  reasons,
}: {
  readonly error: AppError | null;
  readonly reasons: readonly GateReason[];
}) {
  return (
    <>
      {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
      <GateNotice reasons={reasons} />
    </>
  );
}
