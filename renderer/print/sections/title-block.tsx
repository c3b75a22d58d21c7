import type { ReactElement } from 'react';
import type { SummaryDocument } from '#shared/contract/summary-document';
import { countryName, formatDate, formatMoment } from '../../components/format.ts';
import classes from '../summary-document.module.css';

/** Whose audit, of what, for which day, under which policies. */
export function TitleBlock({ document }: { readonly document: SummaryDocument }): ReactElement {
  const { workspace, summary, createdAt } = document;
  const policies = summary.policies.map(({ title, version }) => `${title} (${version})`);
  return (
    <header>
      <div className={classes['kicker']}>Audit summary of network equipment suppliers</div>
      <h1>{workspace.operatorName === '' ? workspace.name : workspace.operatorName}</h1>
      {workspace.scopeNote === '' ? null : (
        <p className={classes['scope']}>{workspace.scopeNote}</p>
      )}
      <dl className={classes['titleFacts']}>
        <div>
          <dt>As of</dt>
          <dd>
            {formatDate(summary.asOf)}
            {workspace.isAsOfFixed ? ' (fixed)' : ''}
          </dd>
        </div>
        <div>
          <dt>Created</dt>
          <dd>{formatMoment(createdAt)}</dd>
        </div>
        <div>
          <dt>Workspace</dt>
          <dd>{workspace.name}</dd>
        </div>
        <div>
          <dt>Home country</dt>
          <dd>{workspace.homeCountry === null ? 'Not set' : countryName(workspace.homeCountry)}</dd>
        </div>
        <div className={classes['wide']}>
          <dt>Policies applied</dt>
          <dd>{policies.length === 0 ? 'None' : policies.join(' · ')}</dd>
        </div>
      </dl>
    </header>
  );
}
