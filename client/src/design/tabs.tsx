import { Link } from 'wouter';
import styles from './tabs.module.css';

/** Tabs that are addresses: each can be linked to, reloaded and gone back from. */
export function LinkTabs({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly name: string; readonly href: string }[];
  readonly current: string;
}) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ id, name, href }) => (
        <Link key={id} href={href} className={styles.tab ?? ''} aria-current={id === current ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
