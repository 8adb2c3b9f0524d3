import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Link } from 'wouter';
import styles from './controls.module.css';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export function buttonClass(kind: ButtonKind): string {
  return [styles.button, kind === 'secondary' ? '' : styles[kind]].join(' ').trim();
}

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
}

export function Button({ kind = 'secondary', children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(kind)}>
      {children}
    </AriaButton>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({
  href,
  kind = 'secondary',
  children,
}: {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
}) {
  return (
    <Link href={href} className={buttonClass(kind)}>
      {children}
    </Link>
  );
}
