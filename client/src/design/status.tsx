import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import styles from './status.module.css';

const SHOWN_MS = 6_000;

const StatusContext = createContext<(text: string) => void>(() => {});

/** Says a short sentence to everyone, also to a screen reader: "Sparat". It goes after a while; nothing important is said here alone. */
export function useStatus(): (text: string) => void {
  return useContext(StatusContext);
}

export function StatusProvider({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => setText(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const say = useCallback((next: string) => setText(next), []);
  return (
    <StatusContext.Provider value={say}>
      {children}
      <div className={styles.status} role="status" data-empty={text === '' || undefined}>
        {text}
      </div>
    </StatusContext.Provider>
  );
}
