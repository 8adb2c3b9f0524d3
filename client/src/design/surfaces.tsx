import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import styles from './surfaces.module.css';

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'refuse';

const tone = (name: Tone) => (name === 'neutral' ? '' : (styles[name] ?? ''));

export interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Stands over the title: where one is, and the way back. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: sets the window's title and moves focus to its heading, so that a screen reader says where one came. */
export function Page({ title, lead, actions, above, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Arbetsytan`;
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.heading}>
          {above}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className={styles.lead}>{lead}</div> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

export function Actions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

export function Grid({ children }: { readonly children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}

/** A section with a heading of its own. */
export function Card({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.header}>
        <h2>{title}</h2>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}

export function List({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
    <ul className={styles.list} role="list" aria-label={label}>
      {children}
    </ul>
  );
}

export interface RowProps {
  readonly title: ReactNode;
  readonly href?: string;
  readonly meta?: ReactNode;
  readonly children?: ReactNode;
}

/** A row of a list: what it is, what is known of it, and what can be done (children). */
export function Row({ title, href, meta, children }: RowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        {href ? (
          <Link href={href} className={styles.rowTitle ?? ''}>
            {title}
          </Link>
        ) : (
          <span className={styles.rowTitle}>{title}</span>
        )}
        {meta ? <div className={styles.meta}>{meta}</div> : null}
      </div>
      {children ? <div className={styles.actions}>{children}</div> : null}
    </li>
  );
}

export function Meta({ children }: { readonly children: ReactNode }) {
  return <div className={styles.meta}>{children}</div>;
}

export function Badge({ tone: name = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`${styles.badge} ${tone(name)}`.trim()}>{children}</span>;
}

export interface NoticeProps {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out at once when it appears: for what went wrong because of what the person just did. */
  readonly isAlert?: boolean;
}

export function Notice({ tone: name = 'info', title, children, actions, isAlert = false }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${tone(name)}`.trim()} role={isAlert ? 'alert' : undefined}>
      {title ? <p className={styles.noticeTitle}>{title}</p> : null}
      {children ? <div>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}

/** What an empty list says: what to do first. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children ? <div className={styles.emptyText}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}

/** Foreign or masked text set for reading. */
export function Reading({ children }: { readonly children: ReactNode }) {
  return <div className={styles.reading}>{children}</div>;
}

export function Loading({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.loading} role="status">
      {children}
    </p>
  );
}

export interface ProgressProps {
  /** What is working, for example "Utdrag arbetar på den här enheten". */
  readonly label: string;
  /** How far, in words: "steg 3 av 9". */
  readonly says: string;
  /** 0-100, or null while it is not known. */
  readonly percent: number | null;
}

export function Progress({ label, says, percent }: ProgressProps) {
  return (
    <div className={styles.progress}>
      <div className={styles.progressText}>
        <span>{label}</span>
        <span>{says}</span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuetext={says}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': Math.round(percent) })}
      >
        <div className={styles.fill} style={{ width: `${percent ?? 0}%` }} />
      </div>
    </div>
  );
}
