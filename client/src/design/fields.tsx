import { type ReactNode, useId } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components';
import styles from './controls.module.css';

interface Common {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value, when something is. */
  readonly error?: string | undefined;
}

export interface TextFieldProps
  extends Common,
    Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly placeholder?: string;
}

export function TextField({ label, hint, error, placeholder, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} className={styles.field ?? ''} isInvalid={error !== undefined}>
      <Label className={styles.label}>{label}</Label>
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      <Input className={styles.input ?? ''} {...(placeholder ? { placeholder } : {})} />
      <FieldError className={styles.wrong ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}

export interface TextAreaProps
  extends Common,
    Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly rows?: number;
}

export function TextArea({ label, hint, error, rows = 6, ...rest }: TextAreaProps) {
  return (
    <AriaTextField {...rest} className={styles.field ?? ''} isInvalid={error !== undefined}>
      <Label className={styles.label}>{label}</Label>
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      <AriaTextArea className={styles.input ?? ''} rows={rows} />
      <FieldError className={styles.wrong ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}

export interface SelectProps<V extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly name: string }[];
  readonly onChange: (value: V) => void;
  readonly isDisabled?: boolean;
}

/** The platform's own select: best on phones and with screen readers, and it costs nothing. */
export function Select<V extends string>({
  label,
  hint,
  value,
  options,
  onChange,
  isDisabled = false,
}: SelectProps<V>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <select
        id={id}
        className={styles.input}
        value={value}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value as V)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
