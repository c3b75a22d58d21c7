import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import type { NameCluster } from '#shared/contract/vendors';
import { formatNumber } from '../../../components/format.ts';
import { whyWords } from './cluster-words.ts';
import classes from './clusters.module.css';

type ClusterMemberProps = {
  readonly member: NameCluster['members'][number];
  readonly isChecked: boolean;
  readonly onToggle: () => void;
};

/** One name of a cluster, why it is there, and whether it is meant. */
export function ClusterMember({ member, isChecked, onToggle }: ClusterMemberProps): ReactElement {
  return (
    <li className={classes['member']} data-left-out={!isChecked}>
      <Checkbox
        size="xs"
        tabIndex={-1}
        checked={isChecked}
        onChange={onToggle}
        classNames={{ body: classes['check'] ?? '', label: classes['text'] ?? '' }}
        label={<bdi>{member.text}</bdi>}
      />
      <span className={classes['why']}>{whyWords(member)}</span>
      <span className={classes['items']}>{formatNumber(member.items)}</span>
    </li>
  );
}
