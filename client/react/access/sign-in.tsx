import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { Banner } from '../elements/banner.js';
import { Button } from '../elements/button.js';
import { Loaded } from '../elements/states.js';
import { MlRoot } from '../provider/ml-root.js';
import { useAccess } from '../queries/access.js';

interface SignInProps {
  /** What was signed in with, and is refused if this shows again. */
  readonly credential: string | undefined;
  readonly onSignIn: (credential: string) => void;
  /** For who is known. */
  readonly children: ReactNode;
}

/** Asks who does not say who they are for a token or a key. */
export function SignIn({ credential, onSignIn, children }: SignInProps) {
  const access = useAccess();
  if (access.data?.role != null) return <>{children}</>;
  return (
    <MlRoot className="ml-sign-in">
      <Loaded query={access}>
        {({ mode, reason }) => (
          <SignInForm
            what={mode === 'jwt' ? 'Access token' : 'API key'}
            refusal={credential === undefined ? undefined : (reason ?? undefined)}
            onSignIn={onSignIn}
          />
        )}
      </Loaded>
    </MlRoot>
  );
}

interface SignInFormProps {
  readonly what: string;
  readonly refusal: string | undefined;
  readonly onSignIn: (credential: string) => void;
}

function SignInForm({ what, refusal, onSignIn }: SignInFormProps) {
  const [text, setText] = useState('');
  const id = useId();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onSignIn(text.trim());
  };
  return (
    <form className="ml-sign-in-form" onSubmit={submit}>
      <h1 className="ml-title">Sign in to the ML service</h1>
      {refusal !== undefined && <Banner tone="fault">{refusal}</Banner>}
      <label htmlFor={id}>{what}</label>
      <input
        id={id}
        className="ml-input"
        type="password"
        autoComplete="off"
        required
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="ml-quiet">It is kept in this page alone, until it is closed or loaded again.</p>
      <Button kind="primary" type="submit">
        Sign in
      </Button>
    </form>
  );
}
