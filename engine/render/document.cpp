#include "engine/render/document.hpp"

namespace otbor {

Block::~Block() = default;
Block::Block(const Block&) = default;
Block::Block(Block&&) noexcept = default;
Block& Block::operator=(const Block&) = default;
Block& Block::operator=(Block&&) noexcept = default;

}  // namespace otbor
