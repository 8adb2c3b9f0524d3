import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, RadioGroup as AriaRadioGroup, Label, Radio, Text } from 'react-aria-components';
import styles from './controls.module.css';
import { Icon } from './icon.tsx';

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
  /** Without a frame, for a row that has one. */
  readonly bare?: boolean;
}

export function Checkbox({ children, hint, bare = false, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={[styles.choice, bare ? styles.bare : ''].join(' ').trim()}>
      {({ isSelected }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isSelected ? <Icon name="check" /> : null}
          </span>
          <span className={styles.choiceText}>
            <span>{children}</span>
            {hint ? <span className={styles.hint}>{hint}</span> : null}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

export interface RadioGroupProps<V extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: V;
  readonly options: readonly {
    readonly value: V;
    readonly name: string;
    readonly says?: string;
    readonly isDisabled?: boolean;
  }[];
  readonly onChange: (value: V) => void;
}

export function RadioGroup<V extends string>({ label, hint, value, options, onChange }: RadioGroupProps<V>) {
  return (
    <AriaRadioGroup className={styles.field ?? ''} value={value} onChange={(next) => onChange(next as V)}>
      <Label className={styles.label}>{label}</Label>
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      <div className={styles.choices}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled ?? false}
            className={styles.choice ?? ''}
          >
            {({ isSelected }) => (
              <>
                <span className={`${styles.box} ${styles.round}`} aria-hidden="true">
                  {isSelected ? <Icon name="dot" /> : null}
                </span>
                <span className={styles.choiceText}>
                  <span>{option.name}</span>
                  {option.says ? <span className={styles.hint}>{option.says}</span> : null}
                </span>
              </>
            )}
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
