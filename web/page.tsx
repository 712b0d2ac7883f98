import { useMemo, useState } from 'react';
import { MlDashboard, MlProvider, SignIn } from '../client/react/index.js';

/** The dashboard, for who has signed in where that is needed. */
export function Page() {
  const [credential, setCredential] = useState<string>();
  const send = useMemo(() => sendingWith(credential), [credential]);
  // Another viewer is another page: nothing of what the one before was shown stays.
  return (
    <MlProvider key={credential} baseUrl={window.location.origin} fetch={send}>
      <SignIn credential={credential} onSignIn={setCredential}>
        <MlDashboard basePath="/dashboard" />
      </SignIn>
    </MlProvider>
  );
}

function sendingWith(credential: string | undefined): ((request: Request) => Promise<Response>) | undefined {
  if (credential === undefined) return undefined;
  return (request) => {
    const headers = new Headers(request.headers);
    headers.set('Authorization', `Bearer ${credential}`);
    return fetch(new Request(request, { headers }));
  };
}
