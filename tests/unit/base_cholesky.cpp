#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/num/cholesky.hpp"
#include "engine/base/num/philox.hpp"

namespace otbor::num {
namespace {

/// B B' + I for a random B: positive definite, of any size.
Symmetric random_matrix(std::size_t size) {
  std::vector<double> b(size * size);
  for (std::size_t i = 0; i < b.size(); ++i) {
    b[i] = uniform(7, Stage::generator, 0, static_cast<std::uint32_t>(i)) - 0.5;
  }
  Symmetric a(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      for (std::size_t k = 0; k < size; ++k) a(i, j) += b[i * size + k] * b[j * size + k];
    }
    a(i, i) += 1;
  }
  return a;
}

/// Largest element of A X − I.
double distance_from_identity(const Symmetric& a, const Symmetric& x) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) {
      double sum = i == j ? -1 : 0;
      for (std::size_t k = 0; k < a.size(); ++k) sum += a.at(i, k) * x.at(k, j);
      largest = std::max(largest, std::abs(sum));
    }
  }
  return largest;
}

TEST_CASE("a matrix times its inverse is one, for sizes around the tile and the block") {
  for (const std::size_t size : {1, 3, 4, 5, 47, 48, 50, 101, 150}) {
    const auto a = random_matrix(size);
    const auto factor = Cholesky::of(a);
    REQUIRE(factor.has_value());
    CHECK(distance_from_identity(a, factor->inverse(size)) < 1e-10);
  }
}

TEST_CASE("the inverse of a leading block forgets the rows behind it") {
  const auto a = random_matrix(60);
  Symmetric leading(37);
  for (std::size_t i = 0; i < 37; ++i) {
    for (std::size_t j = 0; j <= i; ++j) leading(i, j) = a(i, j);
  }
  CHECK(distance_from_identity(leading, Cholesky::of(a)->inverse(37)) < 1e-10);
}

TEST_CASE("blocks that share nothing but the last rows are factored without the zeros between") {
  Symmetric a(70);
  for (std::size_t i = 0; i < 70; ++i) {
    a(i, i) = 10;
    if (i % 7 > 0 && i < 67) a(i, i - 1) = -3;
    if (i >= 67) {
      for (std::size_t j = 0; j < i; ++j) a(i, j) = 0.1 * static_cast<double>(j % 3);
    }
  }
  const auto factor = Cholesky::of(a);
  REQUIRE(factor.has_value());
  CHECK(distance_from_identity(a, factor->inverse(70)) < 1e-12);
}

TEST_CASE("the solution of equations put back in gives the right side") {
  const auto a = random_matrix(53);
  std::vector<double> right(53);
  for (std::size_t i = 0; i < right.size(); ++i) right[i] = static_cast<double>(i) - 20;
  const auto x = Cholesky::of(a)->solve(right);
  for (std::size_t i = 0; i < right.size(); ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < x.size(); ++k) sum += a.at(i, k) * x[k];
    CHECK(sum == Approx(right[i]).margin(1e-10));
  }
}

TEST_CASE("the determinant of a product of triangles is the product of the diagonals") {
  Symmetric a(2);
  a(0, 0) = 4;
  a(1, 0) = 2;
  a(1, 1) = 10;  // 4 · 10 − 2 · 2 = 36
  const auto factor = Cholesky::of(a);
  CHECK(factor->log_determinant(0, 2) == Approx(std::log(36.0)));
  CHECK(factor->log_determinant(1, 2) == Approx(std::log(9.0)));
}

TEST_CASE("a matrix with two equal rows has no factor") {
  Symmetric a(2);
  a(0, 0) = a(1, 0) = a(1, 1) = 3;
  CHECK_FALSE(Cholesky::of(a).has_value());
}

TEST_CASE("a factor and an inverse have the same bits for one and for three threads") {
  const auto a = random_matrix(300);
  const auto one = Cholesky::of(a, {1});
  const auto three = Cholesky::of(a, {3});
  const auto inverse = one->inverse(300, {1});
  const auto inverse_three = three->inverse(300, {3});
  bool same = true;
  for (std::size_t i = 0; i < 300; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      same = same && !((*one)(i, j) < (*three)(i, j)) && !((*one)(i, j) > (*three)(i, j));
      same =
          same && !(inverse(i, j) < inverse_three(i, j)) && !(inverse(i, j) > inverse_three(i, j));
    }
  }
  CHECK(same);
}

}  // namespace
}  // namespace otbor::num
