import type { ReactElement, ReactNode } from 'react';
import type { PolicyRecords } from '#shared/contract/policies';
import type { IsoDate } from '#shared/domain/date';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import classes from './records.module.css';

type SectionFrameProps = {
  readonly label: string;
  readonly title: string;
  readonly explanation: ReactNode;
  readonly action?: ReactNode;
  readonly children: (records: PolicyRecords, asOf: IsoDate) => ReactNode;
};

/** A part of what is on record: its head, and its content once it is read. */
export function SectionFrame(props: SectionFrameProps): ReactElement {
  const { label, title, explanation, action, children } = props;
  const records = useData('policies.records', {});
  const workspace = useData('workspace.get', {});
  const error = records.error ?? workspace.error;
  return (
    <section aria-label={label}>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{title}</h2>
        {action}
      </div>
      <p className={classes['explanation']}>{explanation}</p>
      {error !== null ? (
        <ErrorState
          message={messageOf(error)}
          onRetry={() => {
            void records.refetch();
            void workspace.refetch();
          }}
        />
      ) : records.data === undefined || workspace.data === undefined ? (
        <LoadingState blocks={[72, 72, 72]} />
      ) : (
        children(records.data, workspace.data.asOf)
      )}
    </section>
  );
}
