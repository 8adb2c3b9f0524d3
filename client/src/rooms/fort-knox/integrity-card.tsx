import type { Integrity } from '@arbetsytan/shared/fort-knox/report-types';
import { fill, formatBytes, formatNumber } from '@arbetsytan/shared/i18n/format';
import { knoxEnginesSv, knoxGatesSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { spanTypes } from '@arbetsytan/shared/i18n/sv/mask-rules';
import { Badge, Card } from '../../design/surfaces.tsx';
import styles from './fort-knox.module.css';

/** What the gates saw: computed, never what an engine says of itself. */
export function IntegrityCard({ integrity }: { readonly integrity: Integrity }) {
  const { fingerprint, rulesetHash, engine, engineVersion, packBytes, documents, paragraphs, quarantined, gates } =
    integrity;
  return (
    <Card title={knoxScreensSv.integrity}>
      <dl className={styles.facts}>
        <dt>{knoxScreensSv.fingerprint}</dt>
        <dd>{fingerprint}</dd>
        <dt>{knoxScreensSv.ruleset}</dt>
        <dd>{rulesetHash}</dd>
        <dt>{knoxScreensSv.engineVersion}</dt>
        <dd>{`${knoxEnginesSv[engine]} ${engineVersion}`}</dd>
        <dt>{knoxScreensSv.size}</dt>
        <dd>{fill(knoxScreensSv.sizeText, { bytes: formatBytes(packBytes), documents, paragraphs, quarantined })}</dd>
      </dl>
      {integrity.releases?.length ? (
        <>
          <h3>{knoxScreensSv.releases}</h3>
          <ul>
            {integrity.releases.map(({ kind, type, form, reason }) => (
              <li key={`${type} ${form}`}>
                {form} ({spanTypes[type].toLowerCase()}, {knoxScreensSv.releaseKinds[kind]}): {reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{knoxScreensSv.gates}</h3>
      <dl className={styles.facts}>
        {gates.map(({ gate, ok, checked }) => (
          <div key={gate} className={styles.gate}>
            <dt>{knoxGatesSv[gate] ?? gate}</dt>
            <dd>
              <Badge tone={ok ? 'ok' : 'refuse'}>{ok ? knoxScreensSv.gateOk : knoxScreensSv.gateNo}</Badge>{' '}
              {fill(knoxScreensSv.gateChecked, { count: formatNumber(checked) })}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
