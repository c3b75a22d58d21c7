import type { ReactElement, ReactNode } from 'react';
import classes from './page-header.module.css';

type PageHeaderProps = {
  readonly title: string;
  /** One line that says what the screen is for. */
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
};

/** The head of a screen. */
export function PageHeader({ title, description, actions }: PageHeaderProps): ReactElement {
  return (
    <header className={classes['header']}>
      <div className={classes['words']}>
        <h1 className={classes['title']}>{title}</h1>
        {description === undefined ? null : <p className={classes['description']}>{description}</p>}
      </div>
      {actions === undefined ? null : <div className={classes['actions']}>{actions}</div>}
    </header>
  );
}
