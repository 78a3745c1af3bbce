import { say } from '../../messages/index.ts';

export const Starting = () => <p class="set-up set-up-wait">{say('starting')}</p>;

export const StorageBroken = () => (
  <section class="set-up" role="alert">
    <h1>{say('storage.title')}</h1>
    <p>{say('storage.lead')}</p>
  </section>
);
