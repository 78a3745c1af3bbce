import type { ComponentChildren } from 'preact';
import './button.css';

interface ButtonProps {
  /** `main`: the one act of the page. `quiet`: a way out that should not shout. */
  kind?: 'main' | 'plain' | 'quiet';
  type?: 'button' | 'submit';
  disabled?: boolean;
  onPress?: () => void;
  children: ComponentChildren;
}

export const Button = ({
  kind = 'plain',
  type = 'button',
  disabled = false,
  onPress,
  children,
}: ButtonProps) => (
  <button type={type} class={`button button-${kind}`} disabled={disabled} onClick={onPress}>
    {children}
  </button>
);
