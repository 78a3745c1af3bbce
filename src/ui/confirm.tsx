import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import './confirm.css';

interface ConfirmProps {
  title: string;
  /** The button's words: the act itself, never "OK". */
  act: string;
  cancel: string;
  onConfirm: () => void;
  onCancel: () => void;
  children: ComponentChildren;
}

/** Asks before an act that cannot be undone. Escape and the backdrop cancel, as the platform does it. */
export const Confirm = ({ title, act, cancel, onConfirm, onCancel, children }: ConfirmProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby={id} onClose={onCancel}>
      <h2 id={id}>{title}</h2>
      {children}
      <p class="confirm-buttons">
        <Button onPress={onCancel}>{cancel}</Button>
        <Button kind="main" onPress={onConfirm}>
          {act}
        </Button>
      </p>
    </dialog>
  );
};
