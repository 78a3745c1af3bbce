"""Runs Splink (DuckDB backend) on FEBRL 3 or on two lists of registrants and attendees.

Called by test/bench/splink.ts: peer.py TASK OUT FILE [FILE]. Models and training follow Splink's own examples for
such data: its febrl4 page's detailed model for the one (term frequencies, Damerau-Levenshtein, no place but the
postcode, which the others follow), its link_only page and its advice on correlated columns for the other. Writes pairs
with their probabilities, and prints seconds, seconds of the processor and the peak of memory.
"""

import json
import resource
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

task, out, *files = sys.argv[1:]
started = time.perf_counter()
con = duckdb.connect()


def read(file, select):
    return con.sql(f"select {select} from read_csv('{file}', all_varchar=true, header=true)")


def febrl():
    names = ["rec_id", "given_name", "surname", "street_number", "address_1", "suburb", "postcode", "state",
             "date_of_birth", "soc_sec_id"]
    rows = read(files[0], ", ".join(f"nullif(trim({name}), '') as {name}" for name in names))
    rules = [
        block_on("given_name", "surname"),
        "l.given_name = r.surname and l.surname = r.given_name",
        block_on("date_of_birth"),
        block_on("soc_sec_id"),
        block_on("state", "address_1"),
        block_on("street_number", "address_1"),
        block_on("postcode"),
    ]
    settings = SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d",
                                     invalid_dates_as_null=True),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
    )
    api = DuckDBAPI(connection=con)
    linker = Linker(api.register(rows), settings, log_level="ERROR")
    sure = [
        block_on("soc_sec_id"),
        block_on("given_name", "surname", "date_of_birth"),
        "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
    ]
    train = [block_on("date_of_birth"), block_on("postcode")]
    return linker, sure, 0.9, train, "rec_id_l as left_id, rec_id_r as right_id"


def booth():
    def field(name, expression):
        return f"nullif(trim({expression}), '') as {name}"

    plain = "regexp_replace(lower(strip_accents({})), '[^a-z0-9 ]', '', 'g')"
    select = ", ".join([
        "id",
        *(field(name, plain.format(name)) for name in ["given_name", "surname", "firm", "city", "region"]),
        field("registrant_number", "regexp_replace(registrant_number, '[^0-9]', '', 'g')"),
        field("email", "lower(email)"),
        field("phone", "right(regexp_replace(phone, '[^0-9]', '', 'g'), 10)"),
        field("postal_code", "left(upper(postal_code), 5)"),
    ])
    registrants, attendees = (read(file, select) for file in files)
    rules = [
        block_on("registrant_number"),
        block_on("email"),
        block_on("phone"),
        block_on("given_name", "surname"),
        "l.given_name = r.surname and l.surname = r.given_name",
        block_on("surname", "city"),
        block_on("given_name", "city"),
        block_on("firm", "substr(given_name, 1, 1)"),
        block_on("firm", "substr(surname, 1, 1)"),
        block_on("surname", "substr(given_name, 1, 1)"),
        block_on("given_name", "substr(surname, 1, 3)"),
    ]
    settings = SettingsCreator(
        unique_id_column_name="id",
        link_type="link_only",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            cl.ForenameSurnameComparison("given_name", "surname").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("registrant_number", [1]),
            cl.EmailComparison("email"),
            cl.DamerauLevenshteinAtThresholds("phone", [1]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("firm", [0.92]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        ],
    )
    api = DuckDBAPI(connection=con)
    linker = Linker(
        [api.register(registrants, dataset_display_name="a_registrants"),
         api.register(attendees, dataset_display_name="b_attendees")],
        settings,
        log_level="ERROR",
    )
    sure = [block_on("registrant_number"), block_on("email"), block_on("given_name", "surname", "city")]
    train = [block_on("email"), block_on("given_name", "surname"), block_on("city", "surname")]
    return linker, sure, 0.7, train, "id_r as left_id, id_l as right_id"


linker, sure, recall, train, ids = febrl() if task == "febrl" else booth()
linker.training.estimate_probability_two_random_records_match(sure, recall=recall)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=2)
for rule in train:
    linker.training.estimate_parameters_using_expectation_maximisation(
        rule, estimate_without_term_frequencies=True
    )
found = linker.inference.predict(threshold_match_probability=0.001)
found.query_sql(f"select {ids}, match_probability as probability from {{this}}").as_duckdbpyrelation().to_csv(out)
spent = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "seconds": time.perf_counter() - started,
    "cpuSeconds": spent.ru_utime + spent.ru_stime,
    "peakMemoryMB": spent.ru_maxrss / 1024,
}))
