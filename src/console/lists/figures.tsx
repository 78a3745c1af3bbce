interface Figure {
  name: string;
  figure: number;
  /** As it is written, where that is not the number itself. */
  text?: string;
  /** Where those behind the figure are. */
  href?: string;
}

/** Figures side by side; none of something stands back. */
export const Figures = ({ figures }: { figures: readonly Figure[] }) => (
  <dl class="figures">
    {figures.map(({ name, figure, text, href }) => (
      <div key={name} class={figure === 0 ? 'figure figure-none' : 'figure'}>
        <dt>{name}</dt>
        <dd>{href && figure > 0 ? <a href={href}>{figure}</a> : (text ?? figure)}</dd>
      </div>
    ))}
  </dl>
);

/** What beside the figures a person should know; nothing where there is nothing. */
export const Remarks = ({ remarks }: { remarks: readonly string[] }) =>
  remarks.length === 0 ? null : (
    <ul class="remarks">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
