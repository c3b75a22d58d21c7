import type { ReactElement } from 'react';
import { shortHash } from '#shared/domain/audit/figures-text';
import { countryName, formatDate, formatMoment } from '../../components/format.ts';
import { operatorOf } from '../operator-of.ts';
import { redactionWords } from '../composition-words.ts';
import type { SectionProps } from '../section-props.ts';
import classes from '../summary-document.module.css';

/** Whose audit, of what, for which day, under which policies. */
export function CoverSection({ document, composition }: SectionProps): ReactElement {
  const { figures, createdAt, isAsOfFixed, workspaceName, figuresSha256, closed } = document;
  const { auditee, summary } = figures;
  const policies = summary.policies.map(({ title, version }) => `${title} (${version})`);
  const { logo } = composition;
  return (
    <header className={classes['cover']}>
      {logo === null ? null : <img className={classes['logo']} src={logo} alt="" />}
      <div className={classes['kicker']}>Audit summary of network equipment suppliers</div>
      <h1>{operatorOf({ document, composition })}</h1>
      {auditee.scopeNote === '' ? null : <p className={classes['scope']}>{auditee.scopeNote}</p>}
      <dl className={classes['titleFacts']}>
        <div>
          <dt>As of</dt>
          <dd>
            {formatDate(summary.asOf)}
            {isAsOfFixed ? ' (fixed)' : ''}
          </dd>
        </div>
        <div>
          <dt>Created</dt>
          <dd>{formatMoment(createdAt)}</dd>
        </div>
        {closed === null ? null : (
          <div className={classes['wide']}>
            <dt>Closed audit {closed.id}</dt>
            <dd>
              {[closed.name, closed.auditor].filter((text) => text !== '').join(', ')}
              {closed.name === '' && closed.auditor === '' ? 'Closed' : ', closed'}{' '}
              {formatMoment(closed.closedAt)}
            </dd>
          </div>
        )}
        {workspaceName === '' ? null : (
          <div>
            <dt>Workspace</dt>
            <dd>{workspaceName}</dd>
          </div>
        )}
        <div>
          <dt>Home country</dt>
          <dd>{auditee.homeCountry === null ? 'Not set' : countryName(auditee.homeCountry)}</dd>
        </div>
        <div className={classes['wide']}>
          <dt>Policies applied</dt>
          <dd>{policies.length === 0 ? 'None' : policies.join(' · ')}</dd>
        </div>
        <div>
          <dt>Made with</dt>
          <dd>Provenet {document.appVersion}</dd>
        </div>
        <div className={classes['wide']}>
          <dt>Shown</dt>
          <dd>{redactionWords[composition.redaction].label}</dd>
        </div>
        <div className={classes['wide']}>
          <dt>Figures, SHA-256 (its first part, {shortHash(figuresSha256)}, is on every page)</dt>
          <dd className={classes['hash']}>{figuresSha256}</dd>
        </div>
      </dl>
    </header>
  );
}
