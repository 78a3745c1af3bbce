import { Page } from './page.tsx';

/** No session: how to get one. */
export const SignedOutPage = ({ why }: { why: string | null }) => (
  <div class="console">
    <Page title="Sign in to the console">
      {why && (
        <p class="trouble" role="alert">
          {why}
        </p>
      )}
      <p>Open a sign-in link: it works once, within an hour. Ask your administrator for one.</p>
      <p class="quiet">On your own machine, the program prints a new link every time it starts.</p>
    </Page>
  </div>
);
