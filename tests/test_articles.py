import hashlib
import warnings

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import afghan_reader as ar
from afghan_reader.articles import count_words


def folder_of(tmp_path, **files):
    for name, content in files.items():
        stem, _, suffix = name.rpartition("_")
        path = tmp_path / f"{stem}.{suffix}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def test_a_text_is_kept_byte_for_byte(tmp_path):
    folder = folder_of(tmp_path, a_txt="One.\r\nTwo.\rThree.\n\n  ")
    assert ar.read_articles(folder)["text"].item() == "One.\r\nTwo.\rThree.\n\n  "


def test_without_a_listing_the_stem_is_the_id_and_the_rest_is_unknown(tmp_path):
    article = ar.read_articles(folder_of(tmp_path, b_txt="B.", a_txt="A a."))
    assert article["article_id"].tolist() == ["a", "b"]
    assert article["outlet"].isna().all()
    assert article["published"].isna().all()
    assert article["published_from"].tolist() == ["unknown", "unknown"]
    assert article["words"].tolist() == [2, 1]


def test_a_date_that_is_known_only_roughly_stays_rough(tmp_path):
    listing = "file,published_earliest,published_latest,published_from\na.txt,2017-06-15,2017-07-15,inferred\n"
    article = ar.read_articles(folder_of(tmp_path, a_txt="A.", articles_csv=listing)).iloc[0]
    assert pd.isna(article["published"])
    assert (article["published_earliest"], article["published_latest"]) == (
        pd.Timestamp("2017-06-15"),
        pd.Timestamp("2017-07-15"),
    )


def test_a_known_day_is_its_own_first_and_last_day():
    article = ar.make_articles([{"text": "A.", "published": "2020-06-29"}]).iloc[0]
    assert article["published_earliest"] == article["published"] == article["published_latest"]


def test_a_listing_saved_by_a_spreadsheet_is_read(tmp_path):
    listing = "\ufefffile;outlet;authors\na.txt;Le Monde;Ann One; Bo Two\n".replace("Ann One; Bo Two", '"Ann One; Bo Two"')
    article = ar.read_articles(folder_of(tmp_path, a_txt="A.", articles_csv=listing.encode("utf-8"))).iloc[0]
    assert article["outlet"] == "Le Monde"
    assert article["authors"] == ["Ann One", "Bo Two"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "holds no .txt file"),
        (
            {"a_txt": "A.", "articles_csv": "name,outlet\na.txt,X\n"},
            "lacks the column file; it has name, outlet: rename or add it in the first line",
        ),
        (
            {"a_txt": "A.", "articles_csv": "file,published\na.txt,last week\n"},
            "line 2, column published, holds 'last week'.*2020-06-29",
        ),
        (
            {"a_txt": "A.", "b_txt": "B.", "articles_csv": "file,article_id\na.txt,x\nb.txt,x\n"},
            "two articles have the id 'x'.*a.txt, b.txt",
        ),
        ({"a_txt": "A.", "articles_csv": "file\n../secret.txt\n"}, "line 2 names '../secret.txt'"),
        ({"a_txt": "A.", "articles_csv": b""}, "articles.csv cannot be read as CSV"),
        ({"a_txt": "A.", "articles_csv": 'file,title\na.txt,"open\n'}, "articles.csv cannot be read as CSV"),
    ],
)
def test_what_cannot_be_read_is_one_line_that_says_what_to_do(tmp_path, files, message):
    with pytest.raises(ar.TableError, match=message) as error:
        ar.read_articles(folder_of(tmp_path, **files))
    assert "\n" not in str(error.value)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ar.TableError, match="there is no folder .*nowhere"):
        ar.read_articles(tmp_path / "nowhere")


def test_a_row_without_its_file_is_warned_of_and_left_out(tmp_path):
    folder = folder_of(tmp_path, a_txt="A.", articles_csv="file,outlet\ngone.txt,X\na.txt,Y\n")
    with pytest.warns(ar.ReadingWarning, match="line 2 names 'gone.txt', which is not in"):
        assert ar.read_articles(folder)["outlet"].tolist() == ["Y"]


def test_an_empty_file_is_warned_of_and_kept(tmp_path):
    with pytest.warns(ar.ReadingWarning, match=r"a\.txt is empty"):
        assert ar.read_articles(folder_of(tmp_path, a_txt=""))["words"].tolist() == [0]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("El señor … À bientôt, said François Muñoz.", "cp1252"),
        ("Café.", "cp1252"),
        ("“It’s fine,” he said – twice.", "cp1252"),
        ("Талибан заявил, что переговоры в Москве продолжатся на следующей неделе, сообщили официальные лица.", "cp1251"),
        ("“It’s fine,” he said.", "utf-16"),
    ],
)
def test_a_file_that_is_not_utf8_is_read_with_a_warning_that_names_the_encoding(tmp_path, words, encoding):
    folder = folder_of(tmp_path, a_txt=words.encode(encoding))
    with pytest.warns(ar.ReadingWarning, match=rf"a\.txt is not UTF-8; it was read as {encoding.replace('-', '_')}"):
        assert ar.read_articles(folder)["text"].item() == words


def test_a_misspelt_column_is_asked_about(tmp_path):
    folder = folder_of(tmp_path, a_txt="A.", articles_csv="file,outlett,mood\na.txt,X,good\n")
    with pytest.warns(ar.ReadingWarning, match="has a column 'outlett', which is not read; did you mean 'outlet'") as caught:
        ar.read_articles(folder)
    assert len(caught) == 1


def test_a_changed_text_is_warned_of_and_read_as_it_is(tmp_path):
    right, wrong = (hashlib.sha256(text).hexdigest() for text in (b"A.", b"B."))
    folder = folder_of(tmp_path, a_txt="A.", articles_csv=f"file,sha256\na.txt,{wrong}\n")
    with pytest.warns(ar.ReadingWarning, match=r"a\.txt was changed since its sha256 was noted"):
        assert ar.read_articles(folder)["text"].item() == "A."
    (folder / "articles.csv").write_text(f"file,sha256\na.txt,{right}\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ar.read_articles(folder)


def test_the_five_articles_are_as_they_were_noted():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        articles = ar.read_corpus().articles
    assert articles["article_id"].tolist() == ["nyt-2020", "wapo-2018", "wapo-2020", "yahoo-2016", "vice-2017"]
    assert articles["published"].isna().tolist() == [False, False, False, False, True]


def test_a_record_needs_a_text():
    with pytest.raises(ar.TableError, match=r"article 1 has no text; it has \['title'\]"):
        ar.make_articles([{"title": "T"}])


def test_no_records_give_an_empty_table_of_the_same_types():
    empty, one = ar.make_articles([]), ar.make_articles([{"text": "A."}])
    assert len(empty) == 0
    assert empty.dtypes.equals(one.dtypes)


@given(st.text())
def test_any_text_is_kept_and_its_words_counted(text):
    articles = ar.make_articles([{"text": text}])
    assert articles["text"].item() == text
    assert articles["words"].item() == count_words(text) <= len(text)
