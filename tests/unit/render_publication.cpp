#include <memory>

#include <catch2/catch.hpp>

#include "engine/model/paperwork.hpp"
#include "engine/render/publication.hpp"

namespace otbor {
namespace {

Study study_with_people() {
  auto work = std::make_shared<Paperwork>();
  work->chair.person.name = "Н.А. Полевцова";
  work->members.push_back({.person = {"В.М. Перелесков", ""}, .absent_because = {}});
  work->members.push_back({.person = {"С.Л. Луговая", ""}, .absent_because = {}});
  work->may_be_published = {"С.Л. Луговая"};
  work->expert_names = {"Ковылёв Игорь Петрович"};
  Study study;
  study.paperwork = work;
  return study;
}

std::vector<std::string> found_in(const std::string& text) {
  Sources sources;
  sources.add({.name = "report.html", .text = text, .sha256 = {}, .sheet = {}, .lines = {}});
  Diagnostics diagnostics;
  check_publication(study_with_people(), sources, diagnostics);
  std::vector<std::string> found;
  for (const auto& one : diagnostics.sorted()) found.push_back(one.args.at(1).ru);
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("publication: an e-mail is found, a rule of a style sheet is none") {
  CHECK(found_in("пишите: o.field-2@school.example.ru, спасибо") ==
        Texts{"o.field-2@school.example.ru"});
  CHECK(found_in("@media print { } @ a@b").empty());
}

TEST_CASE("publication: phones as people write them") {
  CHECK(found_in("+7 922 123-45-67") == Texts{"7 922 123-45-67"});
  CHECK(found_in("8 (35349) 2-11-33") == Texts{"8 (35349) 2-11-33"});
  CHECK(found_in("89221234567") == Texts{"89221234567"});
  CHECK(found_in("тел.: 2-11-33") == Texts{"2-11-33"});
}

TEST_CASE("publication: totals, dates, hashes and coordinates are no phones") {
  CHECK(found_in("46,67 из 60; 2022-06-03; 8 из 21; 0.81234567891; a89221234567; "
                 "8 10 12 14 16 18; 140/3")
            .empty());
}

TEST_CASE("publication: a number like СНИЛС is found") {
  CHECK(found_in("112-233-445 95") == Texts{"112-233-445 95"});
}

TEST_CASE("publication: surnames of experts and members in any case of the language") {
  CHECK(found_in("предложено Перелесковым и Ковылевой; Ковылёва") ==
        Texts{"Перелесковым", "Ковылевой", "Ковылёва"});
  CHECK(found_in("заросли ковыля; перелесков много").empty());
}

TEST_CASE("publication: those who sign in office or are allowed may be named") {
  CHECK(found_in("Председатель Н.А. Полевцова, С.Л. Луговая").empty());
}

TEST_CASE("publication: a form of a surname keeps its stem") {
  CHECK(is_form_of_surname("Луговой", "Луговая"));
  CHECK_FALSE(is_form_of_surname("Луг", "Луговая"));
  CHECK_FALSE(is_form_of_surname("Луговодческий", "Луговая"));
}

}  // namespace otbor
