/** "90", "90 min", "1:30", "1h30", "1.5 h": minutes, where a bare number counts `each` minutes; null where it is no time. */
export const minutesIn = (text: string, each: number): number | null => {
  const clock = /^(\d{1,3})\s*(?::|h)\s*(\d{2})\s*(?:min|h)?$/i.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const bare =
    /^(\d{1,5}(?:[.,]\d{1,4})?)\s*(?:(m|min|mins|minutes|minuten|minutos)|(h|hr|hrs|hours|heures|horas))?\.?$/i.exec(
      text,
    );
  if (!bare) return null;
  const unit = bare[2] ? 1 : bare[3] ? 60 : each;
  return Math.round(Number((bare[1] ?? '').replace(',', '.')) * unit);
};
